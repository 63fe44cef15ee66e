import type { TextValues } from "./translator.ts";

/** First strong isolate and pop directional isolate (Unicode Bidirectional Algorithm): the text between them keeps its own direction. */
const isolate = "\u2068";
const popIsolate = "\u2069";
const rightToLeftIsolate = "\u2067";
/** Right-to-left mark: invisible; sets the direction of a line in clients that look for its first letter. */
const rightToLeftMark = "\u200f";

/** The blocks of letters that are written from right to left (Unicode: default Bidi_Class R and AL). */
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Keeps inserted values from changing the order of the words around them: a Latin address in an Arabic sentence, an Arabic name before
 * a number in an English one. Other texts stay as they are.
 */
export function isolateValues(values: TextValues, rightToLeft: boolean): TextValues {
  // numbers choose plural forms, and are placed correctly without an isolate
  const isolated = (value: string | number) => (typeof value === "string" ? isolateText(value, rightToLeft) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)]));
}

/** The same for one text, such as an item of a list. */
export function isolateText(text: string, rightToLeft: boolean): string {
  return text !== "" && (rightToLeft || rightToLeftLetter.test(text)) ? `${isolate}${text}${popIsolate}` : text;
}

/** Marks a right-to-left line that begins with an inserted value: it would otherwise take the value's direction. */
export function directLine(line: string, rightToLeft: boolean): string {
  return rightToLeft && line.startsWith(isolate) ? `${rightToLeftMark}${line}` : line;
}

/**
 * Keeps the order of the words in a plain message, which Teams draws from left to right in any language (NousResearch/hermes-agent#101236):
 * each right-to-left line is put into an isolate of that direction. Cards set their direction themselves.
 */
export function directMessage(text: string): string {
  return text.replace(/^(- )?(.+)$/gm, (_, bullet: string | undefined, line: string) => `${bullet ?? ""}${isolateLine(line)}`);
}

function isolateLine(line: string): string {
  return runsRightToLeft(line) ? `${rightToLeftIsolate}${line}${popIsolate}` : line;
}

/** By the first letter or mark outside inserted values (Unicode Bidirectional Algorithm: rule P2). */
function runsRightToLeft(line: string): boolean {
  const [first = ""] = /[\p{L}\u200f]/u.exec(line.replace(/\u2068[^\u2068\u2069]*\u2069/g, "")) ?? [];
  return first === rightToLeftMark || rightToLeftLetter.test(first);
}
