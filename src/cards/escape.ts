/** Enough for any name or address that is real; a card of hostile ones stays far below Teams' 100 KB. */
const longestName = 120;
/** RFC 5321; counted as the address is shown, so that a longer one is cut. */
export const longestAddress = 254;

/** Control and invisible formatting characters (bidi marks too), lone surrogates; not the joiners that scripts and emoji need. */
const invisible = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--\p{Join_Control}]/gv;
/** As {@link invisible}, but line breaks and tabs stay. */
const invisibleInLines = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\p{Join_Control}\n\t]]/gv;

/**
 * Makes a name that people typed safe for a TextBlock or a fact, which read Markdown and `<at>`: one line, shown as
 * typed, without links, mentions or lists.
 */
export function escapeName(text: string): string {
  return escapeMarkdown(oneLine(text, longestName));
}

/** The same for an address, which may be longer. */
export function escapeAddress(text: string): string {
  return escapeMarkdown(oneLine(text, longestAddress));
}

/** The same for what people wrote, up to `longest` characters; of a text that is mostly Markdown's signs only half, so that cards stay small. */
export function escapeText(text: string, longest: number): string {
  const escaped = escapeMarkdown(oneLine(text, longest));
  return escaped.length <= longest * 1.25 ? escaped : escapeMarkdown(oneLine(text, longest / 2));
}

/** For places that read no Markdown, such as an input's value: keeps lines, drops what can't be seen, and caps the length. */
export function cleanValue(text: string, longest: number): string {
  return cap(text.toWellFormed().replaceAll("\r\n", "\n").replace(invisibleInLines, ""), longest);
}

/** A name on one line without what Markdown, `<at>` or a mention could take for its own; the same text can stand in both places. */
export function mentionName(text: string): string {
  return oneLine(text.replace(/[<>[\]\\`~*_#|]/g, " ").replace(/\/\/|\bmailto:/gi, " "), longestName);
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
