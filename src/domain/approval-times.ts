import type { Approval } from "./approval.ts";
import type { Instant } from "./ids.ts";
import type { Policy } from "./policy.ts";

const oneDay = 86_400_000;

/** Whether a request has waited for longer than the policy lets it; one that came back from its approver waits anew. */
export function isLapsed({ askedAt, problem }: Approval, { approvals }: Pick<Policy, "approvals">, now: Instant): boolean {
  return Date.parse(now) - Date.parse(problem?.at ?? askedAt) >= approvals.lapseAfter * oneDay;
}
