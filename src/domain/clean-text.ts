import { isJoining } from "./is-joining.ts";

/*
 * What people type is cleaned once, where it comes in: what is stored, shown and sent is then the same text. A cleaned text stays as it is
 * when it is cleaned again. Limits are checked after that, in UTF-16 units, as Entra and the input fields of Teams count.
 */

/** Cleans a text of several lines, such as a personal message: like {@link cleanName}, but lines stay, and one empty line between them. */
export function cleanText(text: string): string {
  const lines = visible(text).split("\n");
  const trimmed = lines.map((line) => line.replace(/\s{2,}|\t/g, " ").trim());
  return trimmed
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * Cleans a text of one line, such as a name: characters that nobody sees, but that change what people read or compare, are removed; blanks
 * and line breaks become one blank; letters and their accents are composed (Unicode: Normalization Form C).
 */
export function cleanName(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

/** Unicode has more line breaks than one. */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Control and formatting characters (bidi marks too), lone surrogates, characters for private use, and the others that Unicode says are
 * never seen. The flags that are written with such characters are kept (group 1); joiners and variation selectors need a second look.
 */
const invisible =
  /(\p{RGI_Emoji_Tag_Sequence})|[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--[\t\n\p{Join_Control}\p{Variation_Selector}]]/gv;

const joining = /[\p{Join_Control}\p{Variation_Selector}]/gv;

/** Most texts: nothing of what is looked for below is in them. */
const plain = /^[\n\x20-\x7e]*$/;

function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(lineBreak, "\n")
    .replace(invisible, "$1")
    .replace(joining, (mark, at: number, whole: string) => (isJoining(mark, at, whole) ? mark : ""))
    .normalize("NFC");
}
