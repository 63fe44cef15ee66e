import type { Approval } from "../../domain/approval.ts";
import { knownSet } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";

/** Whether approvers of a request may be outside the team of the approvals channel. Everybody in the set `team` is in it. */
export async function mayBeOutside(
  { policy }: Pick<Ports, "policy">,
  { approvers, escalatedTo }: Pick<Approval, "approvers" | "escalatedTo">,
): Promise<boolean> {
  const current = await policy.current();
  return [approvers, escalatedTo].some((name) => name !== undefined && knownSet(current, name)?.who.kind !== "team");
}
