import { z } from "zod";
import { longestCommand } from "../../src/cards/suggestion.ts";
import { answerText } from "../answer-text.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isFirstPress } from "../is-first-press.ts";
import { unknownAction } from "../answers/unknown-action.ts";

const schema = z.looseObject({ text: z.string().trim().min(1).max(longestCommand) });

/** "Did you mean …?": answers as if the person had typed the text. Once, even if Teams delivers the press again. */
export async function runCommand({ press, flows, texts, reply }: ActionCall): Promise<Answer> {
  const parsed = schema.safeParse(press.data);
  if (!parsed.success) return unknownAction(texts);
  const { turn } = press;
  if (await isFirstPress(press, flows)) await answerText({ turn, flows, texts, reply }, parsed.data.text);
  return { kind: "message", text: texts.t("suggest.answered") };
}
