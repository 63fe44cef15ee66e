import type { Approval } from "../../domain/approval.ts";
import type { Recipient } from "../../domain/follower.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApproverSet } from "../who/is-approver.ts";
import { usersOf } from "../who/list-deciders.ts";

export type GatherNeeds = Pick<Ports, "teams" | "teamMembers" | "membership" | "policy" | "directory" | "trail" | "log">;

/** Nobody feels addressed by a longer list of names, and each of them is alerted. */
const mostMentioned = 5;
/** Of a larger set, these are known: among them those who decided last are found. */
const mostRead = 50;
/** People who decided last; some of them may not belong to the set. */
const mostDeciders = 20;
/** Members of a large team that are read to find people's names. */
const rosterSize = 500;

/**
 * The mentions of a message to the approvers: the set's tag, or up to five of its people, never the requester. Of more people, those who
 * decided last come first. `of` is the policy's name for the set. People whose names can't be read are left out.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherApprovers(ports: GatherNeeds, { requester }: Invitation, approval: Approval, of: string): Promise<Mentioned> {
  const set = await findApproverSet(ports, of);
  if (!set) return { people: [] };
  if (set.tag) return { people: [], tag: set.tag };
  const found = (await peopleOf(ports, set, approval)).filter(({ id }) => id !== requester.id);
  if (found.length > mostMentioned) ports.log.warn("approvers-not-all-mentioned", { set: set.name });
  if (found.length === 0) ports.log.warn("approvers-not-mentioned", { set: set.name });
  return { people: found.length > mostMentioned ? await mostLikely(ports, found) : found };
}

async function mostLikely({ trail }: GatherNeeds, people: readonly Recipient[]): Promise<readonly Recipient[]> {
  const deciders = await trail.lastDeciders(mostDeciders);
  const first = deciders.flatMap((decider) => people.find(({ id }) => id === decider) ?? []);
  return [...first, ...people.filter((person) => !first.includes(person))].slice(0, mostMentioned);
}

async function peopleOf(ports: GatherNeeds, { who }: ApproverSet, approval: Approval): Promise<readonly Recipient[]> {
  switch (who.kind) {
    case "team":
      return ports.teams.members(approval.channel, mostRead);
    case "group": {
      const people = await ports.membership.peopleIn(who.group, mostRead);
      return people === "not-checked" ? [] : people.map((person) => recipientOf(person, approval));
    }
    case "people":
      return withNames(ports, who.people.slice(0, mostRead), approval);
  }
}

/** With the names that they have in the channel's team, or else in the directory. */
async function withNames(ports: GatherNeeds, people: readonly PersonId[], approval: Approval): Promise<readonly Recipient[]> {
  const roster = await ports.teams.members(approval.channel, rosterSize);
  const there = roster.filter(({ id }) => people.includes(id));
  const others = people.filter((person) => there.every(({ id }) => id !== person));
  return [...there, ...(await lookUp(ports, others)).map((person) => recipientOf(person, approval))];
}

/** Who can't be read is left out, and without the permission to read users everybody; the log says so. */
async function lookUp(ports: GatherNeeds, people: readonly PersonId[]): Promise<readonly Pick<Recipient, "id" | "name">[]> {
  const note = () => ports.log.warn("approvers-not-named");
  try {
    const users = await usersOf(ports, people, note);
    return [...users].flatMap(([id, { userType, displayName: name }]) => (userType === "Guest" ? [] : [{ id, name }]));
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    note();
    return [];
  }
}

function recipientOf({ id, name }: Pick<Recipient, "id" | "name">, { locale, timeZone }: Approval): Recipient {
  return { id, name, locale, timeZone };
}
