import type { Approval } from "../../domain/approval.ts";
import type { Recipient } from "../../domain/follower.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApproverSet } from "../who/is-approver.ts";

export type GatherOutsideNeeds = Pick<Ports, "teams" | "membership" | "policy" | "directory" | "log">;

/** A longer list would be a mass mailing. */
const mostAsked = 20;
/** People of a group that are read to find those outside. */
const mostRead = 100;
/** Members of the team that are read at once; who isn't among them is asked about alone. */
const rosterSize = 500;

/** The approvers of a request outside the team of its channel, and whether anybody in the team may decide. */
export interface Outside {
  readonly people: readonly Recipient[];
  readonly anybodyInside: boolean;
}

/**
 * Finds the approvers who don't see the approvals channel: up to 20 people of all sets that may decide now, without guests and the
 * requester. People whose names can't be read have none.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherOutside(ports: GatherOutsideNeeds, { requester }: Invitation, approval: Approval): Promise<Outside> {
  const { approvers, escalatedTo } = approval;
  const names = new Set([approvers, ...(escalatedTo === undefined ? [] : [escalatedTo])]);
  const sets = (await Promise.all([...names].map((name) => findApproverSet(ports, name)))).filter((set) => set !== undefined);
  const ids = (await Promise.all(sets.map((set) => idsOf(ports, set)))).flat();
  const candidates = [...new Set(ids)].filter((id) => id !== requester.id);
  const people = await outsideOf(ports, approval, candidates);
  const anybodyInside = sets.some(({ who }) => who.kind === "team") || people.length < candidates.length;
  if (people.length > mostAsked) ports.log.warn("approvers-not-all-asked", { set: approvers });
  return { people: await lookUp(ports, approval, people.slice(0, mostAsked)), anybodyInside };
}

/** These people as they can be spoken to in their own chats, without those who see the channel. */
export async function thoseOutside(
  ports: GatherOutsideNeeds,
  approval: Approval,
  people: readonly PersonId[],
): Promise<readonly Recipient[]> {
  return lookUp(ports, approval, await outsideOf(ports, approval, people));
}

/** The set `team` has nobody outside. */
async function idsOf({ membership }: GatherOutsideNeeds, { who }: ApproverSet): Promise<readonly PersonId[]> {
  switch (who.kind) {
    case "team":
      return [];
    case "people":
      return who.people.slice(0, mostRead);
    case "group": {
      const people = await membership.peopleIn(who.group, mostRead);
      return people === "not-checked" ? [] : people.map(({ id }) => id);
    }
  }
}

async function outsideOf({ teams }: GatherOutsideNeeds, { channel }: Approval, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  if (people.length === 0) return [];
  const roster = await teams.members(channel, rosterSize);
  const unseen = people.filter((person) => roster.every(({ id }) => id !== person));
  if (roster.length < rosterSize) return unseen;
  const isInside = await Promise.all(unseen.map((person) => teams.isMember(channel, person)));
  return unseen.filter((_, index) => !isInside[index]);
}

/** Guests decide nothing. Where the app may not read users, everybody counts as a member, as at a press. */
async function lookUp(
  { directory, log }: GatherOutsideNeeds,
  approval: Approval,
  people: readonly PersonId[],
): Promise<readonly Recipient[]> {
  if (people.length === 0) return [];
  const nameless = people.map((id) => asRecipient(approval, id, ""));
  try {
    const unread = new Set<string>();
    const users = await directory.findByIds({ kind: "app" }, people, { onUnread: (id) => unread.add(id) });
    const members = users.filter(({ userType }) => userType !== "Guest");
    const named = members.map(({ id, displayName, language }) => asRecipient(approval, id, displayName, language));
    return [...named, ...nameless.filter(({ id }) => unread.has(id))];
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("approvers-not-named");
    return nameless;
  }
}

/** An approver without a language in the directory most likely has the channel's. */
function asRecipient({ locale, timeZone }: Approval, id: PersonId, name: string, language = locale): Recipient {
  return { id, name, locale: language, timeZone };
}
