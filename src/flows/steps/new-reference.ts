import type { Clock } from "../../ports/clock.ts";

/** A short code that a person can read out, by which the log line of what they saw is found. */
export function newReference(clock: Pick<Clock, "newId">): string {
  return clock.newId().slice(0, 8);
}
