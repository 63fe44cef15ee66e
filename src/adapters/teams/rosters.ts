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
type Page = z.output<typeof pageSchema>;

/** The connector allows pages of 50 to 500. */
const pageSize = 500;
/** A team has at most 25,000 members (Microsoft: Limits and specifications for Microsoft Teams); a page may have fewer than it could. */
const mostPages = 100;

export async function isMember(options: Options, conversation: ConversationId, person: PersonId): Promise<boolean> {
  const roster = await rosterOf(options, conversation);
  if (roster === undefined) return false;
  const found = await askTeams(options, `${roster}/members/${encodeURIComponent(person)}`, memberSchema);
  return found !== undefined && !isGuest(found);
}

export async function members(options: Options, conversation: ConversationId, limit: number): Promise<readonly Recipient[]> {
  const { people } = await peopleIn(options, conversation, limit);
  return people.flatMap(recipient).slice(0, limit);
}

/** Not every roster tells roles, and some tell those of guests alone: without an owner it tells nothing about them. */
export async function owners(options: Options, conversation: ConversationId): Promise<readonly Recipient[] | "not-checked"> {
  const { people, isWhole } = await peopleIn(options, conversation, Number.POSITIVE_INFINITY);
  const found = people.filter(({ userRole }) => userRole?.toLowerCase() === "owner").flatMap(recipient);
  return isWhole && found.length > 0 ? found : "not-checked";
}

export async function guestIn(options: Options, conversation: ConversationId, guest: GuestId): Promise<TeamGuest | undefined> {
  const roster = await rosterOf(options, conversation);
  if (roster === undefined) return undefined;
  const found = await askTeams(options, `${roster}/members/${encodeURIComponent(guest)}`, memberSchema);
  return found && { teamsId: found.id, name: found.name ?? "" };
}

interface Roster {
  readonly people: readonly Member[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** As many pages as have `limit` members who aren't guests. */
async function peopleIn(options: Options, conversation: ConversationId, limit: number): Promise<Roster> {
  const roster = await rosterOf(options, conversation);
  const people: Member[] = [];
  let after: string | undefined = roster && "";
  for (let read = 0; after !== undefined && read < mostPages && people.flatMap(recipient).length < limit; read += 1) {
    const page: Page | undefined = await askTeams(options, `${roster}/pagedmembers?pageSize=${pageSize}${after}`, pageSchema);
    people.push(...(page?.members ?? []));
    const next = nextOf(page);
    if (next === after) break; // the same page again, without an end
    after = next;
  }
  return { people, isWhole: after === undefined };
}

function nextOf(page: Page | undefined): string | undefined {
  const token = page?.continuationToken ?? "";
  return token === "" ? undefined : `&continuationToken=${encodeURIComponent(token)}`;
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
