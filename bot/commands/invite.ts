import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { CommandCall } from "./command.ts";

/** "invite a partner", "invite sam@fabrikam.com": answers with the form. */
export async function invite({ turn, argument, flows, texts, reply }: CommandCall): Promise<void> {
  const form = flows.openForm(turn.person, argument);
  await reply.card(inviteFormCard({ ...form, problems: {} }, texts), texts.t("form.title"));
}
