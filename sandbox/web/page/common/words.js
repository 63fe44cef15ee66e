import { ENGLISH } from "../words/english.js";
import { request } from "../api/request.js";

/** @typedef {keyof typeof ENGLISH} Word */

/** The languages that have a file in `words/`, besides English. */
export const LANGUAGES = ["ar", "cs", "de", "es", "fr", "hu", "it", "ja", "nl", "pl", "pt", "zh"];
const RIGHT_TO_LEFT = ["ar"];

/** @type {Readonly<Record<Word, string>>} */
let words = ENGLISH;

/**
 * The page's words in the person's language, with values in place of `{name}`.
 *
 * @param {Word} key
 * @param {Readonly<Record<string, string>>} [values]
 */
export const word = (key, values = {}) => words[key].replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/**
 * What the server says in Teams' own English words (sandbox/teams/client/teams-words.ts), in the person's language; the bot's words stay.
 *
 * @param {string} text
 */
export function inTheirWords(text) {
  const key = /** @type {Word[]} */ (Object.keys(ENGLISH)).find((each) => ENGLISH[each] === text);
  return key ? word(key) : text;
}

/**
 * Chooses the page's language and direction; English where there is no file. Call it before anything is drawn.
 *
 * @param {string} locale BCP-47
 */
export async function speak(locale) {
  const [language = ""] = locale.toLowerCase().split("-");
  const isKnown = LANGUAGES.includes(language);
  words = isKnown ? await request("GET", `/static/words/${language}.json`) : ENGLISH;
  document.documentElement.lang = isKnown ? locale : "en";
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  for (const place of document.querySelectorAll("[data-word], [data-word-label]")) translate(place);
}

/** @param {Element} place written in the document: its text, or its label */
function translate(place) {
  const text = /** @type {Word | null} */ (place.getAttribute("data-word"));
  const label = /** @type {Word | null} */ (place.getAttribute("data-word-label"));
  if (text) place.textContent = word(text);
  if (label) place.setAttribute("aria-label", word(label));
}
