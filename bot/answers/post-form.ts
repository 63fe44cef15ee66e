import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isFirstDelivery } from "../is-first-delivery.ts";

type Form = ReturnType<ActionCall["flows"]["openForm"]>;

/**
 * Answers a press with a new form, which comes as a message of its own and becomes the living card. Once, however often Teams
 * delivers the press.
 */
export async function postForm({ press, flows, texts, reply }: ActionCall, form: Form): Promise<Answer> {
  if (await isFirstDelivery(press.turn, flows)) await reply.card(inviteFormCard({ ...form, problems: {} }, texts), texts.t("form.title"));
  return { kind: "message", text: texts.t("form.opened") };
}
