import { admit } from "./admit.ts";
import { answerText } from "./answer-text.ts";
import type { TextCall } from "./answer-text.ts";
import { isFirstDelivery } from "./is-first-delivery.ts";
import { limitMessage } from "./limit-message.ts";
import { referenceOf } from "./turn.ts";

/** Answers a message. Once, even if Teams delivers it again. Messages of people who may not use the bot count for their limit, too. */
export async function answerMessage(call: TextCall): Promise<void> {
  const { turn, flows, texts, reply } = call;
  if ((await limitMessage(call)) !== "within") return;
  if (!(await isFirstDelivery(turn, flows))) return;
  const admission = await admit(turn, flows, texts);
  if (admission.kind === "refused") return reply.text(admission.text);
  await flows.rememberConversation(referenceOf(turn));
  await answerText(call, turn.text);
}
