import type { Instant } from "./ids.ts";
import { instantOf, millisecondsOf, millisecondsOfUtc, oneDay, weekdayOf } from "./instant.ts";

/** The working days, and the time zone of their midnight. */
export interface WorkingWeek {
  /** IANA name. */
  readonly timeZone: string;
  /** The days that are not working days, 0 (Sunday) to 6. */
  readonly weekend: readonly number[];
}

/**
 * The same time of day, this many working days later: one working day after Friday noon is Monday noon, and so is one after Sunday
 * noon. A time that is skipped when the clocks change moves forward by the gap. A week that is all weekend has no working days.
 * @throws RangeError when the time zone is unknown.
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

/** The local time of a moment, as if it were UTC; in milliseconds. */
function localTime(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  }).formatToParts(moment);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  const shown = millisecondsOfUtc(part("year"), part("month"), part("day"), part("hour"), part("minute"), part("second"));
  return shown + (moment - Math.floor(moment / 1000) * 1000);
}

/** Local time to UTC. At the end of summer time takes the earlier of the two moments; a time that is skipped moves forward by the gap. */
function momentOf(local: number, timeZone: string): number {
  // clocks change at most once within two days, so one of the two offsets is right
  const moments = [local - oneDay, local + oneDay].map((near) => local - (localTime(near, timeZone) - near));
  const shown = moments.filter((moment) => localTime(moment, timeZone) === local);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...moments);
}
