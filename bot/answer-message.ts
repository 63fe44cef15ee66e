import { admit } from "./admit.ts";
import { answerText } from "./answer-text.ts";
import type { TextCall } from "./answer-text.ts";
import { referenceOf } from "./turn.ts";

/** Answers what somebody wrote, once, however often Teams delivers it. */
export async function answerMessage(call: TextCall): Promise<void> {
  const { turn, flows, texts, reply } = call;
  if (turn.activity && !(await flows.recordReceipt(`${turn.conversation}/${turn.activity}`))) return;
  const admission = await admit(turn, flows, texts);
  if (admission.kind === "refused") return reply.text(admission.text);
  await flows.rememberConversation(referenceOf(turn));
  await answerText(call, turn.text);
}
