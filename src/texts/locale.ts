/** The languages that the bot speaks. The first is used for everybody else. */
export const languages = ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "hu", "cs", "ja", "zh", "ar"] as const;
export type Language = (typeof languages)[number];

/** One of our languages, and the locale for dates and lists. */
export interface LocaleMatch {
  readonly language: Language;
  readonly locale: string;
}

/**
 * Finds the language for a locale, which comes from outside and may be malformed: `fr-CA` → French with Canadian dates, `pt-PT` → our one
 * Portuguese.
 * A locale in another script gets our language with our language's dates: readers of traditional Chinese understand simplified better than
 * English.
 */
export function matchLocale(locale: string | undefined): LocaleMatch {
  if (locale === undefined) return findMatch(locale);
  const match = matches.get(locale) ?? findMatch(locale);
  if (matches.size < mostMatches) matches.set(locale, match);
  return match;
}

/** By the locale as received: asking Intl costs more than a card's texts. */
const matches = new Map<string, LocaleMatch>();
/** More than there are; values from outside must not fill the memory. */
const mostMatches = 1_000;

function findMatch(locale: string | undefined): LocaleMatch {
  const [canonical] = locale === undefined ? [] : Intl.DateTimeFormat.supportedLocalesOf(wellFormed(locale));
  const language = languages.find((known) => canonical === known || canonical?.startsWith(`${known}-`));
  if (!language || !canonical) return { language: languages[0], locale: languages[0] };
  return { language, locale: scriptOf(canonical) === scriptOf(language) ? canonical : language };
}

/** True for a language that is written from right to left. */
export function isRightToLeft(language: Language): boolean {
  rightToLeft ??= new Set(languages.filter((known) => ["Arab", "Hebr"].includes(scriptOf(known))));
  return rightToLeft.has(language);
}

let rightToLeft: ReadonlySet<Language> | undefined;

/** `zh-TW` → "Hant", `zh` → "Hans", by Unicode's likely subtags. */
function scriptOf(locale: string): string {
  return new Intl.Locale(locale).maximize().script ?? "";
}

/** BCP 47's shape without extensions; Intl throws on anything malformed. */
function wellFormed(locale: string): string[] {
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(locale) ? [locale] : [];
}
