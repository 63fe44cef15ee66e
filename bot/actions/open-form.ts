import { z } from "zod";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "./action.ts";

const schema = z.looseObject({ email: z.string().max(1_000).catch("") });

/** "Invite a partner" on the help and status cards: the form comes as a message of its own, which becomes the living card. */
export async function openForm({ press, flows, texts, reply }: ActionCall): Promise<Answer> {
  const { email } = schema.parse(press.data);
  const form = flows.openForm(press.turn.person, email);
  await reply.card(inviteFormCard({ ...form, problems: {} }, texts), texts.t("form.title"));
  return { kind: "message", text: texts.t("form.opened") };
}
