import { directLine, isolateText, isolateValues } from "./isolate.ts";
import type { TextKey } from "./text-key.ts";
import { isRightToLeft, matchLocale } from "./locale.ts";
import type { Language, LocaleMatch } from "./locale.ts";
import { translatorFor } from "./translator.ts";
import type { Hearing, TextValues, Translate } from "./translator.ts";

/** All texts for one person, in their language. Moments are ISO 8601 texts (`Instant`). */
export interface Texts {
  /** The locale for dates, times and lists: the person's own tag if the bot speaks its language, otherwise `en`. */
  readonly locale: string;
  readonly language: Language;
  /**
   * Values are not escaped: card code must escape them. If letters of both directions meet, invisible isolates are put around
   * values, except in texts that are copied out of Teams.
   */
  readonly t: (key: TextKey, values?: TextValues) => string;
  /** "20 Nov 2026, 14:32". Without the zone: cards that several people read name it once (`cards/zone-line.ts`). */
  readonly formatDateTime: (moment: string) => string;
  /** "20 Nov 2026". */
  readonly formatDate: (moment: string) => string;
  /** "14:32": the moment, or the next full minute after it. With the zone's name only if the person's own zone isn't known. */
  readonly formatMinute: (moment: string) => string;
  /** The date of `formatMinute`, if it isn't the day of the other moment: "21 Nov 2026". */
  readonly formatOtherDay: (moment: string, now: string) => string | undefined;
  /** The zone of all times: "Central European Time", in summer as in winter. */
  readonly zoneName: () => string;
  /** Whether `zoneName` is the zone that was asked for; if none was, all times are UTC. */
  readonly isZoneKnown: boolean;
  /** "3 days ago", in the largest unit that fits. */
  readonly formatAge: (moment: string, now: string) => string;
  /** "90 seconds", "5 minutes": a length of time, in the largest unit that isn't too coarse. */
  readonly formatSpan: (milliseconds: number) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** A language's own name in the person's language: `fr` → "French". */
  readonly languageName: (tag: string) => string;
}

/** {@link textsFor} of a bot that knows whether it hears of acceptances. */
export type TextsFor = (locale: string | undefined, timeZone?: string) => Texts;

/**
 * The texts for a locale from Teams (`fr-CA`); an unknown language, or no locale, gets English.
 * `timeZone` is an IANA name. Teams gives no time zone for a message to many people, so UTC is the default.
 * With `unheard`, no text promises news of an acceptance.
 */
export function textsFor(locale: string | undefined, timeZone = "UTC", hearing: Hearing = "heard"): Texts {
  const match = matchLocale(locale);
  const key = `${match.locale} ${timeZone} ${hearing}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const texts = newTexts(match, timeZone, hearing);
  kept.set(key, texts);
  return texts;
}

/** Making one of Intl's formatters takes far longer than formatting with it. */
const kept = new Map<string, Texts>();
/** More than a company uses. Locale and time zone come from outside and must not fill the memory. */
const mostKept = 50;

function newTexts(match: LocaleMatch, timeZone: string, hearing: Hearing): Texts {
  // Saudi Arabia's own digits and calendar would appear beside addresses and portals that use the others
  const plain = new Intl.Locale(match.locale, { calendar: "gregory", numberingSystem: "latn" });
  const date = { day: "numeric", month: "short", year: "numeric", timeZone } as const;
  const formatDate = formatter(plain, date);
  const formatTimeOfDay = formatter(plain, {
    hour: "numeric",
    minute: "2-digit",
    timeZone,
    ...(timeZone === "UTC" && { timeZoneName: "short" }),
  });
  return {
    ...match,
    t: translateInto(match.language, hearing),
    formatDateTime: formatter(plain, { ...date, hour: "numeric", minute: "2-digit" }),
    formatDate,
    formatMinute: (moment) => formatTimeOfDay(nextFullMinute(moment)),
    formatOtherDay: (moment, now) => {
      const day = formatDate(nextFullMinute(moment));
      return day === formatDate(now) ? undefined : day;
    },
    zoneName: () => zoneName(plain, timeZone),
    isZoneKnown: timeZone !== "UTC",
    formatAge: (moment, now) => formatAge(plain, Date.parse(now) - Date.parse(moment)),
    formatSpan: (milliseconds) => formatSpan(plain, milliseconds),
    list: (items) => new Intl.ListFormat(match.locale).format(items.map((item) => isolateText(item, isRightToLeft(match.language)))),
    languageName: (tag) => new Intl.DisplayNames(match.language, { type: "language" }).of(tag) ?? tag,
  };
}

/** Made at its first use: most texts need none. */
function formatter(locale: Intl.Locale, options: Intl.DateTimeFormatOptions): (moment: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (moment) => noListItem((format ??= new Intl.DateTimeFormat(locale, options)).format(new Date(moment)));
}

/** Generic names depend on the year's rules of summer time. */
const thisYear = Date.UTC(2026, 0);

function zoneName(locale: Intl.Locale, timeZone: string): string {
  if (timeZone === "UTC") return timeZone;
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts(thisYear);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** These are copied into mails, where an invisible character at the end of an address or link would break it. */
const copied = /^(?:ready-mail\.|ask-admin\.body$|revoke\.message$|team\.how-text$)/;

function translateInto(language: Language, hearing: Hearing): Translate {
  const translate = translatorFor(language, hearing);
  const rightToLeft = isRightToLeft(language);
  return (key, values) =>
    copied.test(key) ? translate(key, values) : directLine(translate(key, values && isolateValues(values, rightToLeft)), rightToLeft);
}

/** At the start of a card's text, "20. Nov. 2026" would become the twentieth item of a Markdown list; a no-break space prevents that. */
function noListItem(date: string): string {
  return date.replace(/^(\d+\.) /, "$1\u00a0");
}

const minute = 60_000;
function nextFullMinute(moment: string): string {
  return new Date(Math.ceil(Date.parse(moment) / minute) * minute).toISOString();
}

const units = [
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
] as const;

function formatAge(locale: Intl.Locale, milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const [unit, length] = units.find(([, size]) => milliseconds >= size) ?? (["minute", minute] as const);
  return format.format(-Math.floor(Math.max(0, milliseconds) / length), unit);
}

/** Up to two of a unit, the next smaller one is exacter. */
function formatSpan(locale: Intl.Locale, milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  const [unit, size] = units.find(([, one]) => length >= 2 * one) ?? (["second", 1_000] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(Math.round(length / size));
}
