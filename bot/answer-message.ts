import { admit } from "./admit.ts";
import { answerText } from "./answer-text.ts";
import type { TextCall } from "./answer-text.ts";
import { isFirstDelivery } from "./is-first-delivery.ts";
import { referenceOf } from "./turn.ts";

/** Answers a message. Once, even if Teams delivers it again. */
export async function answerMessage(call: TextCall): Promise<void> {
  const { turn, flows, texts, reply } = call;
  if (!(await isFirstDelivery(turn, flows))) return;
  const admission = await admit(turn, flows, texts);
  if (admission.kind === "refused") return reply.text(admission.text);
  await flows.rememberConversation(referenceOf(turn));
  await answerText(call, turn.text);
}
