import { cleanName, cleanText } from "../domain/clean-text.ts";
import { longestPersonName as longestName } from "../domain/person.ts";
import { escapeMarkdown, escapePlace } from "./escape-markdown.ts";

/** Entra's limit, and that of our form. */
const longestPartnerName = 256;
/** RFC 5321. Counted on the address as it is shown, so longer ones are cut. */
export const longestAddress = 254;
/** The form takes no longer one. */
const longestUrl = 2_048;

/**
 * Makes a name that people typed safe for a TextBlock or a fact, which read Markdown and `<at>`: one line, shown as typed, without links,
 * mentions or lists.
 */
export function escapeName(text: string): string {
  return escapeMarkdown(oneLine(text, longestName));
}

/** Like {@link escapeName}, for the name that the requester gives the partner: all of it is shown. */
export function escapePartnerName(text: string): string {
  return escapeMarkdown(oneLine(text, longestPartnerName));
}

/** Like {@link escapeName}, for a mail address, a domain or the address of a page, which may be longer, and reads as it is. */
export function escapeAddress(text: string): string {
  return escapePlace(oneLine(text, longestAddress));
}

/** Like {@link escapeName}, for a longer text within a sentence: its lines become one. */
export function escapeText(text: string, longest: number): string {
  return escapeMarkdown(oneLine(text, longest));
}

/** Like {@link escapeName}, for the whole address of a page. */
export function escapeUrl(text: string): string {
  return escapePlace(oneLine(text, longestUrl));
}

/** Like {@link escapeText}, for a TextBlock of its own: each line is a paragraph. `show` is applied to each line. */
export function escapeLines(text: string, longest: number, show: (line: string) => string): string {
  const lines = cap(cleanText(text), longest).split(/\n+/);
  return lines.map((line) => show(escapeMarkdown(line))).join("\n\n");
}

/** For places that read no Markdown, such as an input's value: keeps lines, drops invisible characters and caps the length. */
export function cleanValue(text: string, longest: number): string {
  return cap(cleanText(text), longest);
}

/** A name on one line without characters that Markdown, `<at>` or a mention would interpret, so that the same text fits in all of them. */
export function mentionName(text: string): string {
  return oneLine(text.replace(/[<>[\]\\`~*_#|&]/g, " ").replace(/\/\/|\bmailto:/gi, " "), longestName);
}

function oneLine(text: string, longest: number): string {
  return cap(cleanName(text), longest);
}

function cap(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
