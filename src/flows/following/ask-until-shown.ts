import type { Instant } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

const askEveryMs = 20_000;
const shownWithinMs = 2 * 60_000;

/**
 * The directory may show a change of a guest later than it reports it: asks again for two minutes after `since`, when it was reported. What the
 * directory doesn't show by then is old news. Decided by time: tries that failed don't count. News without a time is old.
 */
export function askUntilShown(clock: Clock, since: Instant | undefined, why: string): JobOutcome {
  return since !== undefined && clock.millisecondsSince(since) < shownWithinMs ? { kind: "retry", at: clock.later(askEveryMs), why } : done;
}
