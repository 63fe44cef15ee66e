import { mentionName } from "../../src/cards/escape.ts";
import type { Person } from "../../src/domain/person.ts";
import type { TextKey } from "../../src/texts/text-key.ts";
import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";

export type NotYours = Extract<TextKey, `error.not-your-${string}`>;

/** The answer to a press on somebody else's button: the sentence names the person who may press it. */
export function notYours({ name }: Pick<Person, "name">, sentence: NotYours, texts: Texts): Answer {
  return { kind: "message", text: texts.t(sentence, { name: mentionName(name) }) };
}
