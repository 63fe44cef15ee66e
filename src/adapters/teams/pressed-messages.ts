import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { lateLine } from "../../cards/late-line.ts";
import type { LateAnswer, LateContent, ReadyCard } from "../../domain/late-answer.ts";
import type { PressedMessages } from "../../ports/posted-cards.ts";
import { directMessage } from "../../texts/isolate.ts";
import { editIn, speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";

/** Answers to presses whose turn has ended. */
export function createPressedMessages(options: SpeakOptions): PressedMessages {
  return {
    replace: ({ conversation, card: message }, card) => editIn(options, conversation, message, () => cardMessage(card)),
    tell: (conversation, answer, among) => speakIn(options, conversation, () => answerMessage(answer, among, options.textsFor)),
    say: (conversation, words) =>
      speakIn(options, conversation, () =>
        "text" in words ? MessageFactory.text(directMessage(words.text)) : { ...cardMessage(words.card), summary: words.summary },
      ),
  };
}

function cardMessage(card: ReadyCard): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), type: ActivityTypes.Message };
}

function answerMessage(
  { by, content = { kind: "lost" } }: LateAnswer,
  among: "alone" | "others",
  textsFor: SpeakOptions["textsFor"],
): Partial<Activity> {
  const texts = textsFor(by.locale, by.timeZone);
  const summary = texts.t("late.summary");
  if ("card" in content) return { ...cardMessage(content.card), summary };
  const note = { ...(among === "others" && { name: by.name }), says: saidBy(content) };
  return { ...MessageFactory.text(directMessage(lateLine(note, texts))), summary };
}

function saidBy(content: Exclude<LateContent, { card: ReadyCard }>) {
  return content.kind === "line" ? { line: content.line } : content.kind;
}
