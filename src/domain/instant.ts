import type { Instant } from "./ids.ts";

// The only file of the domain that may use Date, which is pure as long as it gets a moment.

export const oneDay = 86_400_000;

/** Milliseconds since the beginning of 1970 in UTC. */
export function millisecondsOf(moment: Instant): number {
  return Date.parse(moment);
}

/** The same for a date and time in UTC; months and days begin with 1. */
export function millisecondsOfUtc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The moment this many milliseconds after the beginning of 1970. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** 0 (Sunday) to 6. */
export function weekdayOf(milliseconds: number): number {
  return new Date(milliseconds).getUTCDay();
}
