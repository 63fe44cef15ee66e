import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { endsWithoutSpace, foldWords, plainWords } from "./fold-words.ts";
import { splitWords } from "./wordings.ts";

const topics = ["thanks", "bye", "ok"] as const;
export type SmallTalk = (typeof topics)[number];

/** "thanks a lot, Guestlist" has four. A longer text says something else. */
const mostWords = 5;

/** Recognises thanks, goodbye and ok in all of our languages. Undefined for a text that may mean more. */
export function smallTalk(text: string): SmallTalk | undefined {
  const said = bareWords(text);
  if (said === "") return /\p{Extended_Pictographic}/u.test(text) ? "ok" : undefined;
  if (said.split(" ").length > mostWords) return undefined;
  return topics.find((topic) => languages.some((language) => wordsOf(topic, language).some((words) => beginsWith(said, words))));
}

function wordsOf(topic: SmallTalk, language: (typeof languages)[number]): string[] {
  return splitWords(textsFor(language).t(`small-talk.${topic}.words`)).map(bareWords);
}

function bareWords(text: string): string {
  return foldWords(plainWords(text))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function beginsWith(said: string, words: string): boolean {
  return said === words || said.startsWith(`${words} `) || (endsWithoutSpace(words) && said.startsWith(words));
}
