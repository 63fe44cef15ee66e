import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isFirstPress } from "../is-first-press.ts";
import { newFormCard } from "../new-form-card.ts";

type Form = Awaited<ReturnType<ActionCall["flows"]["openForm"]>>;

/**
 * Posts a new form as a message of its own, which later becomes the living card, and answers the press with a line. Posts it once,
 * even if Teams delivers the press again.
 */
export async function postForm({ press, flows, texts, reply }: ActionCall, form: Form): Promise<Answer> {
  if (await isFirstPress(press, flows)) await reply.card(newFormCard(form, texts), texts.t("form.title"));
  return { kind: "message", text: texts.t("form.opened") };
}
