import type { Recipient } from "../../domain/follower.ts";
import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { usersOf } from "./list-deciders.ts";

type RosterNeeds = Pick<Ports, "teams" | "teamMembers">;
export type OwnerNeeds = RosterNeeds & Pick<Ports, "directory" | "log">;

/** A team, and a conversation whose roster may tell its owners and their names. */
export interface TeamNear {
  readonly groupId: string;
  readonly near: ConversationId;
  /** The language for people whose own isn't known. */
  readonly speaking: Pick<Recipient, "locale" | "timeZone">;
}

/** Owners whose name the bot may not read have "". "not-checked": the bot may not read who owns the team. */
export type Owners = readonly Recipient[] | "not-checked";

/** Nobody feels addressed by a longer list of names. */
export const mostOwners = 5;
/** Members of a large team that are read to find people's names. */
const rosterSize = 500;

/**
 * The owners of a team now: as its roster tells, else as the directory does.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function findOwners(ports: OwnerNeeds, team: TeamNear): Promise<Owners> {
  const found = await inRoster(ports, team);
  return found === "not-checked" ? inDirectory(ports, team) : found;
}

/** The same by their ids alone, for people whose name doesn't matter. Throws what {@link findOwners} throws. */
export async function ownerIds(ports: RosterNeeds, team: Omit<TeamNear, "speaking">): Promise<readonly PersonId[] | "not-checked"> {
  const found = await inRoster(ports, team);
  return found === "not-checked" ? ports.teamMembers.owners(team.groupId) : found.map(({ id }) => id);
}

async function inRoster({ teams }: RosterNeeds, { groupId, near }: Omit<TeamNear, "speaking">): Promise<Owners> {
  const place = await teams.describe(near);
  return place?.groupId === groupId ? teams.owners(near) : "not-checked";
}

/** Names come from the roster where it has them. */
async function inDirectory(ports: OwnerNeeds, { groupId, near, speaking }: TeamNear): Promise<Owners> {
  const ids = await ports.teamMembers.owners(groupId);
  if (ids === "not-checked") return ids;
  const roster = await ports.teams.members(near, rosterSize);
  const known = new Map(roster.map((person) => [person.id, person]));
  const others = ids.filter((id) => !known.has(id));
  const names = await namesOf(ports, others);
  return ids.map((id) => known.get(id) ?? { ...speaking, id, name: names.get(id) ?? "" });
}

/** People who can't be read have no name; the log says so. */
async function namesOf(ports: OwnerNeeds, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const note = () => ports.log.warn("owners-not-named");
  try {
    const users = await usersOf(ports, ids, note);
    return new Map([...users].map(([id, { displayName }]) => [id, displayName]));
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    note();
    return new Map();
  }
}

/** Up to five owners by name, and first the person named: they wanted it, so they are likeliest to do it. */
export function namedOwners(owners: Owners, first?: PersonId): readonly Recipient[] {
  const named = owners === "not-checked" ? [] : owners.filter(({ name }) => name !== "");
  return [...named.filter(({ id }) => id === first), ...named.filter(({ id }) => id !== first)].slice(0, mostOwners);
}

/** The mentions of the card that asks the owners, while they are asked. */
export async function ownersToMention(ports: OwnerNeeds, invitation: Invitation): Promise<Mentioned> {
  const { state, team, home, requester } = invitation;
  if (state.kind !== "accepted" || team?.stage !== "wanted") return { people: [] };
  const owners = await findOwners(ports, { groupId: team.groupId, near: home.conversation, speaking: languageOf(requester) });
  return { people: namedOwners(owners, requester.id) };
}

/** The language in which a person's other messages are. */
export function languageOf({ locale, timeZone }: TeamNear["speaking"]): TeamNear["speaking"] {
  return { locale, timeZone };
}
