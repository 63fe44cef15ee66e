import { instantOf, millisecondsOf, oneDay } from "../instant.ts";
import type { Instant } from "../ids.ts";
import type { Bucket } from "./pace.ts";

/** The moment this many milliseconds after another one. */
export function laterBy(moment: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(moment) + milliseconds);
}

/** The first moment from `now` on at which the bucket has room after these posts. Times are in order. */
export function nextInBucket({ atOnce, thenEvery }: Bucket, times: readonly Instant[], now: Instant): Instant {
  const gap = thenEvery * 1_000;
  let emptyAt = 0; // when the bucket would be empty again
  for (const time of times) emptyAt = Math.max(emptyAt, millisecondsOf(time)) + gap;
  return instantOf(Math.max(millisecondsOf(now), emptyAt - (atOnce - 1) * gap));
}

/** The first moment from `now` on at which fewer than `most` posts lie in the 24 hours before it. Times are in order. */
export function nextInDay(most: number, times: readonly Instant[], now: Instant): Instant {
  const blocking = times.at(-most);
  return blocking === undefined ? now : instantOf(Math.max(millisecondsOf(now), millisecondsOf(blocking) + oneDay));
}
