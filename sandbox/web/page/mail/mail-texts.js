import { ENGLISH, LANGUAGES } from "./mail-languages.js";

/** @import { MailTexts } from "./mail-languages.js" */

/**
 * The texts in a mail's language; English if this page has none in it.
 *
 * @param {string} tag BCP-47
 * @returns {{ lang: string, texts: MailTexts }}
 */
export function mailTexts(tag) {
  const texts = LANGUAGES.get(tag.toLowerCase().split("-")[0] ?? "");
  return texts ? { lang: tag, texts } : { lang: "en", texts: ENGLISH };
}

/**
 * @param {string} text
 * @param {Readonly<Record<string, string>>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
