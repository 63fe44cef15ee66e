import { isolateText } from "../texts/isolate.ts";
import { isRightToLeft } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeLines } from "./escape.ts";

/** A text that a person wrote, ready for a TextBlock, up to `longest` characters. Its lines and their direction stay. */
export function quotedWords(text: string, longest: number, { language }: Pick<Texts, "language">): string {
  return escapeLines(text, longest, (line) => isolateText(line, isRightToLeft(language)));
}
