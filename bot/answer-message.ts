import { refusalFor } from "./admission.ts";
import { answerText } from "./answer-text.ts";
import type { TextCall } from "./answer-text.ts";
import { referenceOf } from "./turn.ts";

/** Answers what somebody wrote, once, however often Teams delivers it. */
export async function answerMessage(call: TextCall): Promise<void> {
  const { turn, flows, texts, reply } = call;
  if (turn.activity && !(await flows.recordReceipt(`${turn.conversation}/${turn.activity}`))) return;
  const refusal = await refusalFor(turn, flows, texts);
  if (refusal !== undefined) return reply.text(refusal);
  await flows.rememberConversation(referenceOf(turn));
  await answerText(call, turn.text);
}
