import type { Instant } from "./ids.ts";

/** What a clock and a calendar show; months and days begin with 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const oneDay = 86_400_000;

/** Milliseconds since the beginning of 1970 in UTC. */
export function millisecondsOf(moment: Instant): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = moment.split(/\D/).map(Number);
  return millisecondsOfCivil({ year, month, day, hour, minute, second, millisecond });
}

/** The same for what a clock of UTC shows. Days are counted in eras of 400 years, whose years begin in March. */
export function millisecondsOfCivil({ year, month, day, hour, minute, second, millisecond }: Civil): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146_097 + dayOfEra - 719_468;
  return days * oneDay + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/** The moment so many milliseconds after the beginning of 1970. */
export function instantOf(milliseconds: number): Instant {
  const days = Math.floor(milliseconds / oneDay);
  const time = milliseconds - days * oneDay;
  const [hour, minute] = [Math.floor(time / 3_600_000), Math.floor(time / 60_000) % 60];
  const seconds = [Math.floor(time / 1000) % 60, time % 1000].map((part, index) => padded(part, index + 2)).join(".");
  return `${dateOf(days)}T${padded(hour, 2)}:${padded(minute, 2)}:${seconds}Z` as Instant;
}

/** 0 (Sunday) to 6. */
export function weekdayOf(milliseconds: number): number {
  return (((Math.floor(milliseconds / oneDay) + 4) % 7) + 7) % 7;
}

function dateOf(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra + leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
