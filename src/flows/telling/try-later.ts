import type { Retry } from "../steps/job-outcome.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Telling } from "./telling.ts";

/** The first pause is doubled by each attempt, up to the longest. */
const firstPauseMs = 2_000;
const longestPauseMs = 3_600_000;
const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;
/** The attempts of the first minute. */
const earlyAttempts = 5;

/** When to try again after a refusal that may pass, within seconds or hours. Undefined after a day: then it counts. */
export async function tryLater(telling: Telling, clock: Clock, why: string): Promise<Retry | undefined> {
  return (await isSince(telling, clock, dayMs)) ? undefined : { kind: "retry", at: clock.later(pauseAfter(telling)), why };
}

/** When to look again whether the bot is back where it was removed or blocked. Undefined after a week. */
export async function tryTomorrow(telling: Telling, clock: Clock, why: string): Promise<Retry | undefined> {
  return (await isSince(telling, clock, weekMs)) ? undefined : { kind: "retry", at: clock.later(dayMs), why };
}

/** Whether the first try was so long ago; from now on, if this is the first. */
async function isSince(telling: Telling, clock: Clock, milliseconds: number): Promise<boolean> {
  if (telling.since !== undefined) return clock.millisecondsSince(telling.since) >= milliseconds;
  await telling.note(telling.times);
  return false;
}

export function pauseAfter({ attempt }: Pick<Telling, "attempt">): number {
  return Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
}

/** Whether it is too early to look for another place: most such refusals pass within a minute. */
export function isEarly({ attempt }: Pick<Telling, "attempt">): boolean {
  return attempt <= earlyAttempts;
}
