import { instantOf, millisecondsOf, oneDay } from "../instant.ts";
import type { Instant } from "../ids.ts";
import type { Bucket } from "./pace.ts";

/** The moment this many milliseconds after another one. */
export function laterBy(moment: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(moment) + milliseconds);
}

/**
 * The first moment from `now` on at which the bucket has room for one more, so that those planned for later still fit: one person's long
 * queue leaves room for others in between. Times are in order.
 */
export function nextInBucket({ atOnce, thenEvery }: Bucket, times: readonly Instant[], now: Instant): Instant {
  const gap = thenEvery * 1_000;
  const kept = { gap, room: (atOnce - 1) * gap };
  const from = millisecondsOf(now);
  const moments = times.map(millisecondsOf);
  const free = [from, ...freeAfterEach(kept, moments).filter((moment) => moment > from)];
  return instantOf(free.find((moment) => isRoomAt(kept, moments, moment)) ?? from);
}

/** In milliseconds. `room`: how long before it is empty the bucket takes one more. */
interface Kept {
  readonly gap: number;
  readonly room: number;
}

/** When one more fits after each of these, if no other followed. */
function freeAfterEach({ gap, room }: Kept, moments: readonly number[]): readonly number[] {
  let emptyAt = 0;
  return moments.map((moment) => {
    emptyAt = Math.max(emptyAt, moment) + gap;
    return Math.max(moment, emptyAt - room);
  });
}

/** Whether one more fits at this moment, and all that come after it still do. */
function isRoomAt({ gap, room }: Kept, moments: readonly number[], added: number): boolean {
  const later = moments.findIndex((moment) => moment > added);
  let emptyAt = 0;
  return moments.toSpliced(later < 0 ? moments.length : later, 0, added).every((moment) => {
    const fits = moment < added || emptyAt - room <= moment;
    emptyAt = Math.max(emptyAt, moment) + gap;
    return fits;
  });
}

/** The first moment from `now` on at which fewer than `most` posts lie in the 24 hours before it. Times are in order. */
export function nextInDay(most: number, times: readonly Instant[], now: Instant): Instant {
  const blocking = times.at(-most);
  return blocking === undefined ? now : instantOf(Math.max(millisecondsOf(now), millisecondsOf(blocking) + oneDay));
}
