/**
 * The locale with the digits and the calendar of the bot's cards: western ones, also in Arabic.
 *
 * @param {string} locale
 */
const plain = (locale) => new Intl.Locale(locale, { calendar: "gregory", numberingSystem: "latn" });

/**
 * @param {Date} a
 * @param {Date} b
 */
const isSameDay = (a, b) => a.toDateString() === b.toDateString();

/**
 * The time beside a message: the hour today, with the date before that.
 *
 * @param {string} iso
 * @param {string} locale
 * @param {Date} now
 */
export function shortTime(iso, locale, now) {
  const at = new Date(iso);
  /** @type {Intl.DateTimeFormatOptions} */
  const clock = { hour: "numeric", minute: "2-digit" };
  /** @type {Intl.DateTimeFormatOptions} */
  const format = isSameDay(at, now) ? clock : { ...clock, month: "numeric", day: "numeric" };
  return new Intl.DateTimeFormat(plain(locale), format).format(at);
}

/**
 * The full date and time, for the tooltip and for the mailbox.
 *
 * @param {string} iso
 * @param {string} locale
 */
export const longTime = (iso, locale) =>
  new Intl.DateTimeFormat(plain(locale), { dateStyle: "full", timeStyle: "short" }).format(new Date(iso));

/**
 * @param {string} iso
 * @param {string} locale
 * @param {Date} now
 * @returns {string} the heading above the first message of a day
 */
export function dayName(iso, locale, now) {
  const at = new Date(iso);
  if (isSameDay(at, now)) return capitalised(new Intl.RelativeTimeFormat(plain(locale), { numeric: "auto" }).format(0, "day"));
  return capitalised(new Intl.DateTimeFormat(plain(locale), { weekday: "long", month: "long", day: "numeric" }).format(at));
}

/** @param {string} text */
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
