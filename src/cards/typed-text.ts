import { isolateText } from "../texts/isolate.ts";
import { isRightToLeft } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeText } from "./escape.ts";

/** A text that a person wrote, on one line of its own, such as a fact's value, up to `longest` characters. It keeps its direction. */
export function typedText(text: string, longest: number, { language }: Pick<Texts, "language">): string {
  return isolateText(escapeText(text, longest), isRightToLeft(language));
}
