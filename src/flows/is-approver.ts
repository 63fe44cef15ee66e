import type { Approval } from "../domain/approval.ts";
import type { PersonId } from "../domain/ids.ts";
import { approverSet } from "../domain/policy.ts";
import type { ApproverSet } from "../domain/policy.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "membership" | "policy" | "teams" | "log">;

/**
 * Whether somebody may decide about a request right now, as the policy stands: looked up each time, since a lost membership
 * counts at once. What a permission hides makes nobody an approver. That nobody decides about their own is the caller's to check.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function isApprover(ports: Needs, approval: Approval, person: PersonId): Promise<boolean> {
  const policy = await ports.policy.current();
  const { approvers, escalatedTo } = approval;
  const sets = [approvers, ...(escalatedTo === undefined ? [] : [escalatedTo])].map((name) => approverSet(policy, name));
  const isIn = await Promise.all([...new Set(sets)].map((set) => belongsTo(ports, set, approval, person)));
  return isIn.includes(true);
}

async function belongsTo(
  { membership, teams, log }: Needs,
  { who }: ApproverSet,
  { channel }: Approval,
  person: PersonId,
): Promise<boolean> {
  switch (who.kind) {
    case "people":
      return who.people.includes(person);
    case "team":
      return teams.isMember(channel, person);
    case "group": {
      const groups = await membership.groupsOf(person, [who.group]);
      if (groups === "not-checked") log.warn("approver-not-checked", { person });
      return groups !== "not-checked" && groups.includes(who.group);
    }
  }
}
