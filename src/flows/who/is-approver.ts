import type { Approval } from "../../domain/approval.ts";
import type { PersonId } from "../../domain/ids.ts";
import { knownSet } from "../../domain/policy/policy.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";
import { typeOf } from "./admit-person.ts";

export type IsApproverNeeds = Pick<Ports, "directory" | "membership" | "policy" | "teams" | "log">;

/**
 * Whether a person may decide about a request by the current policy. Looked up each time, so that a lost membership counts at once. Answers
 * no for a membership that can't be read, for a set that the policy no longer has, and for guests. Doesn't check that the request is
 * somebody else's: the caller does.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function isApprover(ports: IsApproverNeeds, approval: Approval, person: PersonId): Promise<boolean> {
  const { approvers, escalatedTo } = approval;
  const names = new Set([approvers, ...(escalatedTo === undefined ? [] : [escalatedTo])]);
  const sets = await Promise.all([...names].map((name) => findApproverSet(ports, name)));
  const isIn = await Promise.all(sets.filter((set) => set !== undefined).map((set) => belongsTo(ports, set, approval, person)));
  return isIn.includes(true);
}

/** The approver set of a waiting request. Undefined, with a warning in the log, when it was removed from the policy or renamed. */
export async function findApproverSet({ policy, log }: Pick<Ports, "policy" | "log">, name: string): Promise<ApproverSet | undefined> {
  const set = knownSet(await policy.current(), name);
  if (!set) log.warn("approvers-unknown", { set: name });
  return set;
}

/** Guests need no check in a team: the port leaves them out of the roster. */
async function belongsTo(ports: IsApproverNeeds, { who }: ApproverSet, { channel }: Approval, person: PersonId): Promise<boolean> {
  if (who.kind === "team") return ports.teams.isMember(channel, person);
  return (await isNamed(ports, who, person)) && (await typeOf(ports, person)) !== "Guest";
}

type Named = Exclude<ApproverSet["who"], { kind: "team" }>;

async function isNamed({ membership, log }: IsApproverNeeds, who: Named, person: PersonId): Promise<boolean> {
  switch (who.kind) {
    case "people":
      return who.people.includes(person);
    case "group": {
      const groups = await membership.groupsOf(person, [who.group]);
      if (groups === "not-checked") log.warn("approver-not-checked", { person });
      return groups !== "not-checked" && groups.includes(who.group);
    }
  }
}
