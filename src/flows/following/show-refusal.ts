import type { GuestlistError } from "../../errors.ts";
import type { KeptRefusal, SubscriptionRefused } from "../../ports/directory-changes.ts";
import type { Ports } from "../../ports/ports.ts";
import type { MetProblem, Problems } from "../../ports/problems.ts";

type Reason = SubscriptionRefused["reason"];

/** The first refusals may be our own start: nobody can reach the address yet. */
export const toleratedRefusals = 2;
/** Then the pauses have become an hour long. An address that Microsoft can't reach is no news any more, nor may it hide what becomes wrong. */
const reportedRefusals = 10;

const problemOf: Readonly<Record<Reason, MetProblem>> = {
  "endpoint-not-reached": "notifications-not-reached",
  "permission-missing": "notifications-refused",
  "quota-reached": "notifications-refused",
  unknown: "notifications-refused",
};

/** The code with which the job that keeps the subscription waits. */
export function refusalCode(reason: Reason): string {
  return `subscription-${reason}`;
}

/**
 * The refusal that follows another one, or none. After the first refusals, another reason is news at once, and is counted from there: what was
 * known of the earlier reason may not hide it.
 */
export function nextRefusal(before: KeptRefusal | undefined, reason: Reason): KeptRefusal {
  const times = (before?.times ?? 0) + 1;
  return { reason, times: before?.reason === reason ? times : Math.min(times, toleratedRefusals + 1) };
}

/**
 * Shows that Graph doesn't notify us, and why; with `undefined`, that it does. After many refusals it is shown no longer: the job goes on
 * trying, the other ways hear of acceptances, and the doctor names it. The log gets the error.
 */
export function showRefusal(problems: Problems, refusal: KeptRefusal | undefined, error?: GuestlistError): void {
  const problem = refusal && !isReported(problems, refusal) ? problemOf[refusal.reason] : undefined;
  const isKnown = refusal !== undefined && refusal.times > reportedRefusals;
  const isShown = refusal !== undefined && !isKnown && refusal.times > toleratedRefusals;
  for (const code of ["notifications-not-reached", "notifications-refused"] as const) {
    if (code !== problem || !isShown) problems.clear(code, isKnown ? "known" : "solved");
  }
  if (problem && isShown) problems.report(problem, error);
}

/** A missing permission is a problem of following already: it is the same one. */
function isReported(problems: Problems, { reason }: KeptRefusal): boolean {
  return reason === "permission-missing" && problems.has("following-not-permitted");
}

/** At the start, and now and then: shows what the job that keeps the subscription has met, in whichever instance it ran. */
export async function recallRefusal({ subscription, problems }: Pick<Ports, "subscription" | "problems">): Promise<void> {
  showRefusal(problems, (await subscription.find())?.refusal);
}
