import type { Instant } from "../../domain/ids.ts";
import { instantOf, millisecondsOf } from "../../domain/instant.ts";
import { notTaken } from "./not-taken.ts";
import { readAge } from "./read-span.ts";

/**
 * A date (its beginning in UTC), a date with a time, or an age before now.
 * @throws CommandFailure `usage`
 */
export function readMoment(option: string, typed: string, now: Instant): Instant {
  const text = typed.trim();
  if (/^\d+[a-z]$/i.test(text)) return instantOf(millisecondsOf(now) - readAge(option, text));
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/i.test(text);
  const moment = isDate && isDay(text.slice(0, 10)) ? millisecondsOf(withZone(text)) : Number.NaN;
  if (Number.isNaN(moment)) throw notTaken(option, "a date like 2026-11-20, a moment like 2026-11-20T14:30Z, or an age like 14d", typed);
  return instantOf(moment);
}

/** JavaScript takes February 30 for March 2. */
function isDay(text: string): boolean {
  const midnight = Date.parse(text);
  return !Number.isNaN(midnight) && instantOf(midnight).startsWith(text);
}

/** A time without a zone is one in UTC, as all times that are printed are. */
function withZone(text: string): Instant {
  return (/T.*(?:Z|[+-]\d\d:\d\d)$/i.test(text) || !/T/i.test(text) ? text.toUpperCase() : `${text.toUpperCase()}Z`) as Instant;
}
