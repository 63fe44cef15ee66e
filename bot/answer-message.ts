import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import { refusalFor } from "./admission.ts";
import { findCommand } from "./commands/find-command.ts";
import { commands } from "./commands/index.ts";
import type { Reply } from "./reply.ts";
import { referenceOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface MessageCall {
  readonly turn: Turn;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
}

/** Answers what somebody wrote, once, however often Teams delivers it. */
export async function answerMessage({ turn, flows, texts, reply }: MessageCall): Promise<void> {
  const refusal = await refusalFor(turn, flows, texts);
  if (refusal !== undefined) return reply.text(refusal);
  if (turn.activity && !(await flows.recordReceipt(`${turn.conversation}/${turn.activity}`))) return;
  await flows.rememberConversation(referenceOf(turn));
  const found = findCommand(turn.text);
  if (!found) return reply.text(texts.t("error.unknown-command", { command: texts.t("commands.help.title") }));
  await commands[found.name]({ turn, argument: found.argument, flows, texts, reply });
}
