import { z } from "zod";
import type { Recipient } from "../../domain/follower.ts";
import type { ConversationId, GuestId, PersonId } from "../../domain/ids.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Conversations } from "../../ports/conversations.ts";
import type { TeamGuest } from "../../domain/team-plan.ts";
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
  userPrincipalName: z.string().nullish(),
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
  const found = await peopleIn(options, conversation, limit);
  return found.flatMap(recipient).slice(0, limit);
}

/** A team has at most 100 owners (Microsoft: Limits and specifications for Microsoft Teams). */
export async function owners(options: Options, conversation: ConversationId): Promise<readonly Recipient[] | "not-checked"> {
  const found = await peopleIn(options, conversation, Number.POSITIVE_INFINITY);
  if (!found.some(({ userRole }) => userRole)) return "not-checked";
  return found.filter(({ userRole }) => userRole?.toLowerCase() === "owner").flatMap(recipient);
}

export async function guestIn(options: Options, conversation: ConversationId, guest: GuestId): Promise<TeamGuest | undefined> {
  const roster = await rosterOf(options, conversation);
  if (roster === undefined) return undefined;
  const found = await askTeams(options, `${roster}/members/${encodeURIComponent(guest)}`, memberSchema);
  return found && { teamsId: found.id, name: found.name ?? "" };
}

async function peopleIn(options: Options, conversation: ConversationId, limit: number): Promise<readonly Member[]> {
  const roster = await rosterOf(options, conversation);
  return roster === undefined ? [] : pagesOf(options, `${roster}/pagedmembers?pageSize=${pageSize}`, "", limit);
}

/** As many pages as have `limit` members who aren't guests. */
async function pagesOf(options: Options, address: string, after: string, limit: number): Promise<readonly Member[]> {
  const read = await askTeams(options, `${address}${after}`, pageSchema);
  const found = read?.members ?? [];
  const token = read?.continuationToken ?? "";
  const left = limit - found.flatMap(recipient).length;
  if (token === "" || left <= 0) return found;
  return [...found, ...(await pagesOf(options, address, `&continuationToken=${encodeURIComponent(token)}`, left))];
}

/** The address of a conversation's members; a channel's threads have its members. */
async function rosterOf({ conversations, serviceUrlAllowed }: Options, conversation: ConversationId): Promise<string | undefined> {
  const reference = await findPlace(conversations, conversation);
  if (!reference || !serviceUrlAllowed(reference.serviceUrl)) return undefined;
  return serviceAddress(reference.serviceUrl, `v3/conversations/${encodeURIComponent(channelOf(conversation))}`);
}

/**
 * Without a role, the sign-in name tells: that of people from other directories has `#EXT#` (Microsoft: Properties of a B2B collaboration
 * user), and it may be missing for guests alone. So nobody who may be a guest counts as a member.
 */
function isGuest({ userRole, userPrincipalName }: Member): boolean {
  if (userRole) return userRole.toLowerCase() === "guest";
  return !userPrincipalName || userPrincipalName.toLowerCase().includes("#ext#");
}

/** Teams gives no language and time zone for members, so these are the defaults. */
function recipient(found: Member): Recipient[] {
  const id = found.aadObjectId ?? found.objectId;
  if (id === undefined || id === null || isGuest(found)) return [];
  return [{ id: id as PersonId, teamsId: found.id, name: found.name ?? "", locale: "en", timeZone: "UTC" }];
}
