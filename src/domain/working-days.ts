import type { Instant } from "./ids.ts";
import { instantOf, millisecondsOf, millisecondsOfUtc, oneDay, weekdayOf } from "./instant.ts";

/** Which days are working days, and where midnight is. */
export interface WorkingWeek {
  /** IANA name. */
  readonly timeZone: string;
  /** Days that are no working days, 0 (Sunday) to 6. */
  readonly weekend: readonly number[];
}

/**
 * The same time of day on the working day that comes so many working days later: one working day after Friday noon is Monday
 * noon, and so is one after Sunday noon. Where the clocks skip that time, it is as much later. A week of weekends has none.
 * @throws RangeError when nobody knows the time zone.
 */
export function afterWorkingDays(from: Instant, count: number, { timeZone, weekend }: WorkingWeek): Instant {
  const free: ReadonlySet<number> = new Set(new Set(weekend).size < 7 ? weekend : []);
  let local = localTime(millisecondsOf(from), timeZone);
  let left = count;
  while (left > 0) {
    local += oneDay;
    if (!free.has(weekdayOf(local))) left -= 1;
  }
  return instantOf(momentOf(local, timeZone));
}

/** What the clocks show at a moment, as if they showed UTC; in milliseconds. */
function localTime(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  }).formatToParts(moment);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  const shown = millisecondsOfUtc(part("year"), part("month"), part("day"), part("hour"), part("minute"), part("second"));
  return shown + (moment - Math.floor(moment / 1000) * 1000);
}

/** When the clocks show it; the first time where they show it twice, and as much later as they skip where they never do. */
function momentOf(local: number, timeZone: string): number {
  // clocks change at most once within two days, so one of both offsets counts
  const moments = [local - oneDay, local + oneDay].map((near) => local - (localTime(near, timeZone) - near));
  const shown = moments.filter((moment) => localTime(moment, timeZone) === local);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...moments);
}
