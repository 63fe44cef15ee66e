import type { PersonId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Ports } from "../ports/ports.ts";

const oneDay = 86_400_000;

export type CapReached = Extract<Refusal, { kind: "cap-reached" }>;

/**
 * Whether somebody has asked for more than the policy lets one person: within 24 hours, or open at a time. Called when their request
 * has been stored: it counts itself, so that of two that come at once none slips through.
 */
export async function checkCaps(
  { policy, lists, clock }: Pick<Ports, "policy" | "lists" | "clock">,
  requester: PersonId,
): Promise<CapReached | undefined> {
  const { perDay, pending } = (await policy.current()).caps;
  if (perDay !== undefined && (await lists.countRequested(requester, clock.later(-oneDay))) > perDay) {
    return { kind: "cap-reached", cap: "per-day", limit: perDay };
  }
  if (pending !== undefined && (await lists.countOpen({ requester })) > pending) {
    return { kind: "cap-reached", cap: "pending", limit: pending };
  }
  return undefined;
}
