import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";

type Form = ReturnType<ActionCall["flows"]["openForm"]>;

/**
 * Answers a press with a new form, which comes as a message of its own and becomes the living card. Once, however often Teams
 * delivers the press.
 */
export async function postForm({ press, flows, texts, reply }: ActionCall, form: Form): Promise<Answer> {
  const { conversation, activity } = press.turn;
  const isFirst = activity === undefined || (await flows.recordReceipt(`${conversation}/${activity}`));
  if (isFirst) await reply.card(inviteFormCard({ ...form, problems: {} }, texts), texts.t("form.title"));
  return { kind: "message", text: texts.t("form.opened") };
}
