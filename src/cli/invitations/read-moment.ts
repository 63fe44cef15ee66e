import type { Instant } from "../../domain/ids.ts";
import { instantOf, millisecondsOf, oneDay } from "../../domain/instant.ts";
import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../quoted-argument.ts";

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: oneDay, w: 7 * oneDay };
const longestAge = 100 * 366 * oneDay;

/**
 * An age such as `90m`, `12h`, `14d` or `2w`, in milliseconds.
 * @throws CommandFailure `usage`
 */
export function readAge(option: string, typed: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})([mhdw])$/i.exec(typed.trim()) ?? [];
  const age = Number(count) * (units[unit.toLowerCase()] ?? 0);
  if (count === "" || age > longestAge) throw wrong(option, typed, "an age like 14d, 12h or 2w");
  return age;
}

/**
 * A date (its beginning in UTC), a date with a time, or an age before now.
 * @throws CommandFailure `usage`
 */
export function readMoment(option: string, typed: string, now: Instant): Instant {
  const text = typed.trim();
  if (/^\d+[a-z]$/i.test(text)) return instantOf(millisecondsOf(now) - readAge(option, text));
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/i.test(text);
  const moment = isDate ? millisecondsOf(withZone(text)) : Number.NaN;
  if (Number.isNaN(moment)) throw wrong(option, typed, "a date like 2026-11-20, a moment like 2026-11-20T14:30Z, or an age like 14d");
  return instantOf(moment);
}

/** A time without a zone is one in UTC, as all times that are printed are. */
function withZone(text: string): Instant {
  return (/T.*(?:Z|[+-]\d\d:\d\d)$/i.test(text) || !/T/i.test(text) ? text.toUpperCase() : `${text.toUpperCase()}Z`) as Instant;
}

function wrong(option: string, typed: string, takes: string): CommandFailure {
  return new CommandFailure("usage", `${option} takes ${takes}, not ${quotedArgument(typed)}.`);
}
