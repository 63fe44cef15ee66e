/** Enough for any name or address that is real; a card of hostile ones stays far below Teams' 100 KB. */
const longestName = 120;
/** RFC 5321. Counted on the address as it is shown, so longer ones are cut. */
export const longestAddress = 254;

/** Control and invisible formatting characters (bidi marks too), lone surrogates; not the joiners that scripts and emoji need. */
const invisible = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--\p{Join_Control}]/gv;
/** As {@link invisible}, but line breaks and tabs stay. */
const invisibleInLines = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\p{Join_Control}\n\t]]/gv;

/**
 * Makes a name that people typed safe for a TextBlock or a fact, which read Markdown and `<at>`: one line, shown as typed, without links,
 * mentions or lists.
 */
export function escapeName(text: string): string {
  return escapeMarkdown(oneLine(text, longestName));
}

/** Like {@link escapeName}, for an address, which may be longer. */
export function escapeAddress(text: string): string {
  return escapeMarkdown(oneLine(text, longestAddress));
}

/**
 * Like {@link escapeName}, for text of several lines, up to `longest` characters. A text that is mostly Markdown signs is cut at half, so
 * that cards stay small.
 */
export function escapeText(text: string, longest: number): string {
  const escaped = escapeMarkdown(oneLine(text, longest));
  return escaped.length <= longest * 1.25 ? escaped : escapeMarkdown(oneLine(text, longest / 2));
}

/** For places that read no Markdown, such as an input's value: keeps lines, drops invisible characters and caps the length. */
export function cleanValue(text: string, longest: number): string {
  return cap(text.toWellFormed().replaceAll("\r\n", "\n").replace(invisibleInLines, ""), longest);
}

/** A name on one line without characters that Markdown, `<at>` or a mention would interpret, so that the same text fits in all of them. */
export function mentionName(text: string): string {
  return oneLine(text.replace(/[<>[\]\\`~*_#|&]/g, " ").replace(/\/\/|\bmailto:/gi, " "), longestName);
}

function oneLine(text: string, longest: number): string {
  return cap(text.replace(/\s+/g, " ").replace(invisible, "").trim(), longest);
}

function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_[\]()<>#~|]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/\/\//g, "\\/\\/")
    .replace(/\b(mailto):/gi, "$1\\:")
    .replace(/\b(www)\./gi, "$1\\.")
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)\./, "$1\\.");
}

function cap(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
