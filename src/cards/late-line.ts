import type { CardNote } from "../domain/late-answer.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";

/** The late answers on a card, each as a paragraph. */
export function lateLines(notes: readonly CardNote[], texts: Texts): string {
  return notes.map((note) => lateLine(note, texts)).join("\n\n");
}

/** A late answer in one line, ready for a TextBlock or a message. Among other people it names the person who pressed. */
export function lateLine({ name, says }: CardNote, texts: Texts): string {
  const line = typeof says === "string" ? texts.t(`late.${says}`) : says.line;
  return name === undefined ? line : `${escapeName(name)}: ${line}`;
}
