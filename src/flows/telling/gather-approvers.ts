import type { Approval } from "../../domain/approval.ts";
import type { Recipient } from "../../domain/follower.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { findSet } from "../who/is-approver.ts";
import { usersOf } from "../who/list-deciders.ts";

export type GatherNeeds = Pick<Ports, "teams" | "membership" | "policy" | "directory" | "log">;

/** More names than these are no call to anybody. */
const mostMentioned = 20;
/** How far into a large team we look for people by name. */
const rosterSize = 500;

/**
 * Whom a message to the approvers mentions: the set's tag, or up to 20 of its people, never the requester. `of` is the policy's name
 * for the set. Nobody, where nobody's name can be found out.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherApprovers(ports: GatherNeeds, { requester }: Invitation, approval: Approval, of: string): Promise<Mentioned> {
  const set = await findSet(ports, of);
  if (!set) return { people: [] };
  if (set.tag) return { people: [], tag: set.tag };
  const found = (await peopleOf(ports, set, approval)).filter(({ id }) => id !== requester.id);
  if (found.length > mostMentioned) ports.log.warn("approvers-not-all-mentioned", { set: set.name });
  if (found.length === 0) ports.log.warn("approvers-not-mentioned", { set: set.name });
  return { people: found.slice(0, mostMentioned) };
}

/** The requester may be among them, and one more tells that there are too many. */
const mostRead = mostMentioned + 2;

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

/** By the names that they have in the channel's team, else in the directory. */
async function withNames(ports: GatherNeeds, people: readonly PersonId[], approval: Approval): Promise<readonly Recipient[]> {
  const roster = await ports.teams.members(approval.channel, rosterSize);
  const there = roster.filter(({ id }) => people.includes(id));
  const others = people.filter((person) => there.every(({ id }) => id !== person));
  return [...there, ...(await lookUp(ports, others)).map((person) => recipientOf(person, approval))];
}

/** Without the permission to read them they stay nameless, which the log says. */
async function lookUp(ports: GatherNeeds, people: readonly PersonId[]): Promise<readonly Pick<Recipient, "id" | "name">[]> {
  try {
    const users = await usersOf(ports, people);
    return [...users].flatMap(([id, { userType, displayName: name }]) => (userType === "Guest" ? [] : [{ id, name }]));
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    ports.log.warn("approvers-not-named");
    return [];
  }
}

function recipientOf({ id, name }: Pick<Recipient, "id" | "name">, { locale, timeZone }: Approval): Recipient {
  return { id, name, locale, timeZone };
}
