import { z } from "zod";
import type { Recipient } from "../../domain/follower.ts";
import type { ConversationId, PersonId } from "../../domain/ids.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Conversations } from "../../ports/conversations.ts";
import { askTeams, serviceAddress } from "./ask-teams.ts";
import type { AskTeamsOptions } from "./ask-teams.ts";
import { findPlace } from "./find-place.ts";

interface Options extends AskTeamsOptions {
  readonly conversations: Conversations;
  serviceUrlAllowed(url: string): boolean;
}

/** The Entra object id has different names at different endpoints, and guests have a role of their own (Microsoft: Teams context). */
const memberSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  objectId: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  userRole: z.string().nullish(),
});
type Member = z.output<typeof memberSchema>;

const pageSchema = z.object({ members: z.array(memberSchema), continuationToken: z.string().nullish() });

/** The connector allows pages of 50 to 500. */
const pageSize = 500;

export async function isMember(options: Options, conversation: ConversationId, person: PersonId): Promise<boolean> {
  const roster = await rosterOf(options, conversation);
  if (roster === undefined) return false;
  const found = await askTeams(options, `${roster}/members/${encodeURIComponent(person)}`, memberSchema);
  return found !== undefined && !isGuest(found);
}

export async function members(options: Options, conversation: ConversationId, limit: number): Promise<readonly Recipient[]> {
  const roster = await rosterOf(options, conversation);
  const found = roster === undefined ? [] : await pagesOf(options, `${roster}/pagedmembers?pageSize=${pageSize}`, "", limit);
  return found.slice(0, limit);
}

async function pagesOf(options: Options, address: string, after: string, limit: number): Promise<readonly Recipient[]> {
  const read = await askTeams(options, `${address}${after}`, pageSchema);
  const found = (read?.members ?? []).flatMap(recipient);
  const token = read?.continuationToken ?? "";
  if (token === "" || found.length >= limit) return found;
  return [...found, ...(await pagesOf(options, address, `&continuationToken=${encodeURIComponent(token)}`, limit - found.length))];
}

/** The address of a conversation's members; a channel's threads have its members. */
async function rosterOf({ conversations, serviceUrlAllowed }: Options, conversation: ConversationId): Promise<string | undefined> {
  const reference = await findPlace(conversations, conversation);
  if (!reference || !serviceUrlAllowed(reference.serviceUrl)) return undefined;
  return serviceAddress(reference.serviceUrl, `v3/conversations/${encodeURIComponent(channelOf(conversation))}`);
}

function isGuest({ userRole }: Member): boolean {
  return userRole?.toLowerCase() === "guest";
}

/** Teams gives no language and time zone for members, so these are the defaults. */
function recipient(found: Member): Recipient[] {
  const id = found.aadObjectId ?? found.objectId;
  if (id === undefined || id === null || isGuest(found)) return [];
  return [{ id: id as PersonId, teamsId: found.id, name: found.name ?? "", locale: "en", timeZone: "UTC" }];
}
