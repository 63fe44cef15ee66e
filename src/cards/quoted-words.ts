import { isolateText } from "../texts/isolate.ts";
import { isRightToLeft } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeText } from "./escape.ts";

/** A text that a person wrote, ready for a card, up to `longest` characters. It keeps the direction of its own language. */
export function quotedWords(text: string, longest: number, { language }: Pick<Texts, "language">): string {
  return isolateText(escapeText(text, longest), isRightToLeft(language));
}
