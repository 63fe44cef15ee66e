import { oneDay } from "../../domain/instant.ts";
import { notTaken } from "./not-taken.ts";

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: oneDay, w: 7 * oneDay };
/** A century: no list reaches back further, and nobody waits longer. */
const longest = 100 * 366 * oneDay;

/**
 * A span of time such as `90s`, `10m`, `12h`, `14d` or `2w`, in milliseconds.
 * @throws CommandFailure `usage`
 */
export function readSpan(option: string, typed: string): number {
  const span = millisecondsIn(typed);
  if (span !== undefined) return span;
  throw notTaken(option, "a time like 90s, 10m or 2h", typed);
}

/**
 * How old something must be, in milliseconds: a span of time, but not none.
 * @throws CommandFailure `usage`
 */
export function readAge(option: string, typed: string): number {
  const age = millisecondsIn(typed);
  if (age) return age;
  throw notTaken(option, "an age like 14d, 12h or 2w", typed);
}

function millisecondsIn(typed: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,6})([smhdw])$/i.exec(typed.trim()) ?? [];
  const span = Number(count) * (units[unit.toLowerCase()] ?? 0);
  return count === "" || span > longest ? undefined : span;
}
