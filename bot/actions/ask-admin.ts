import { askAdminCard } from "../../src/cards/ask-admin.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isFirstDelivery } from "../is-first-delivery.ts";

/** "Ask an admin": posts the text as a message of its own, so that the form stays. Once, even if Teams delivers the press again. */
export async function askAdmin({ press, flows, texts, reply }: ActionCall): Promise<Answer> {
  if (await isFirstDelivery(press.turn, flows)) {
    const card = askAdminCard({ name: press.turn.person.name, grantUrl: flows.adminConsentUrl() }, texts);
    await reply.card(card, texts.t("ask-admin.title"));
  }
  return { kind: "message", text: texts.t("ask-admin.opened") };
}
