import { isAsked } from "./approval.ts";
import type { Approval } from "./approval.ts";
import type { Instant } from "./ids.ts";
import { instantOf, millisecondsOf, oneDay } from "./instant.ts";
import type { Policy } from "./policy/policy.ts";
import { afterWorkingDays } from "./working-days.ts";

/** The next step that is due by time alone, for an undecided request. */
export type TimeStep =
  | { readonly kind: "lapse" }
  | { readonly kind: "escalate"; /** The policy's name for the approvers who may decide as well. */ readonly to: string }
  | { readonly kind: "remind" }
  | { readonly kind: "wait"; readonly until: Instant };

type Times = Pick<Approval, "askedAt" | "remarks" | "remindedAt" | "escalatedAt" | "problem">;
type Terms = Pick<Policy, "approvals">;

/** Whether a request has waited longer than the policy allows; after a failed approval, the time starts again. */
export function isLapsed(approval: Pick<Approval, "askedAt" | "problem">, policy: Terms, now: Instant): boolean {
  return now >= lapsesAt(approval, policy);
}

/** What is due now, or when to look again. While a question is open, no reminder or escalation is due: only the requester can act. */
export function nextTimeStep(approval: Times, policy: Terms, now: Instant): TimeStep {
  const lapse = lapsesAt(approval, policy);
  if (now >= lapse) return { kind: "lapse" };
  const { approvals } = policy;
  const { remindAfter, escalate } = approvals;
  if (isAsked(approval)) return { kind: "wait", until: first(lapse, afterWorkingDays(now, remindAfter, approvals)) };
  if (approval.escalatedAt !== undefined) return { kind: "wait", until: lapse };
  const since = waitsSince(approval);
  const escalation = escalate ? afterWorkingDays(since, escalate.after, approvals) : lapse;
  if (escalate && now >= escalation) return { kind: "escalate", to: escalate.to };
  if (approval.remindedAt !== undefined) return { kind: "wait", until: first(lapse, escalation) };
  const reminder = afterWorkingDays(since, remindAfter, approvals);
  return now >= reminder ? { kind: "remind" } : { kind: "wait", until: first(lapse, escalation, reminder) };
}

function lapsesAt(approval: Pick<Approval, "askedAt" | "problem">, { approvals }: Terms): Instant {
  return instantOf(millisecondsOf(begunAt(approval)) + approvals.lapseAfter * oneDay);
}

function begunAt({ askedAt, problem }: Pick<Approval, "askedAt" | "problem">): Instant {
  return problem?.at ?? askedAt;
}

/** Since when the approvers have had everything they asked for. */
function waitsSince(approval: Times): Instant {
  return last(begunAt(approval), approval.remarks.at(-1)?.at ?? approval.askedAt);
}

/** Instants are texts that sort by time. */
function first(...moments: readonly Instant[]): Instant {
  return moments.reduce((one, other) => (other < one ? other : one));
}

function last(one: Instant, other: Instant): Instant {
  return other > one ? other : one;
}
