import { z } from "zod";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "./action.ts";

const schema = z.looseObject({ email: z.string().catch("") });

/** "Invite a partner" on the help and status cards: the form comes as a message of its own, which becomes the living card. Once, however often Teams delivers the press. */
export async function openForm({ press, flows, texts, reply }: ActionCall): Promise<Answer> {
  const { email } = schema.parse(press.data);
  const { turn } = press;
  if (turn.activity && !(await flows.recordReceipt(`${turn.conversation}/${turn.activity}`))) return opened(texts);
  const form = flows.openForm(turn.person, email, turn.kind);
  await reply.card(inviteFormCard({ ...form, problems: {} }, texts), texts.t("form.title"));
  return opened(texts);
}

function opened(texts: Texts): Answer {
  return { kind: "message", text: texts.t("form.opened") };
}
