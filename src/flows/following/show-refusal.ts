import type { GuestlistError } from "../../errors.ts";
import type { SubscriptionRefused } from "../../ports/directory-changes.ts";
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

/** The last refusal of the subscription, and how many there have been in a row. */
interface Refusal {
  readonly reason: Reason;
  readonly refusals: number;
  /** For the log. */
  readonly error?: GuestlistError;
}

/**
 * Shows that Graph doesn't notify us, and why; with `undefined`, that it does. After many refusals it is shown no longer: the job goes on
 * trying, the other ways hear of acceptances, and the doctor names it.
 */
export function showRefusal(problems: Problems, refusal: Refusal | undefined): void {
  const problem = refusal && !isReported(problems, refusal) ? problemOf[refusal.reason] : undefined;
  const isKnown = refusal !== undefined && refusal.refusals > reportedRefusals;
  const isShown = refusal !== undefined && !isKnown && refusal.refusals > toleratedRefusals;
  for (const code of ["notifications-not-reached", "notifications-refused"] as const) {
    if (code !== problem || !isShown) problems.clear(code, isKnown ? "known" : "solved");
  }
  if (problem && isShown) problems.report(problem, refusal.error);
}

/** A missing permission is a problem of following already: it is the same one. */
function isReported(problems: Problems, { reason }: Refusal): boolean {
  return reason === "permission-missing" && problems.has("following-not-permitted");
}

/**
 * At the start, and now and then: shows what the job that keeps the subscription has met, in whichever instance it ran. While it runs, or fails
 * for another reason, nothing new is known.
 */
export async function recallRefusal({ jobRecords, problems }: Pick<Ports, "jobRecords" | "problems">): Promise<void> {
  const job = await jobRecords.withKey("keep-subscription");
  if (job?.leasedUntil !== undefined) return;
  const reason = reasons.find((one) => refusalCode(one) === job?.error);
  if (job && reason) showRefusal(problems, { reason, refusals: job.attempts });
  else if (job?.error === undefined) showRefusal(problems, undefined);
}

const reasons = Object.keys(problemOf) as readonly Reason[];
