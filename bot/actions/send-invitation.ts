import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { formAnswer } from "../answers/form-answer.ts";
import { joinTeam } from "../answers/join-team.ts";
import { onlyCorrects, readSubmittedForm } from "../data/invitation-data.ts";

/** The form's button: invites the partner and turns the form into the living card. */
export async function sendInvitation(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const form = readSubmittedForm(press.data);
  const command = texts.t("commands.invite.title");
  if (!form) return { kind: "error", status: 400, text: texts.t("error.form-malformed", { command }) };
  if (form.for !== press.turn.personId) return { kind: "message", text: texts.t("error.not-your-form", { command }) };
  if (onlyCorrects(press.data)) return formAnswer(call, form, { kind: "problems", problems: {} });
  const { turn, card, ssoToken } = press;
  const home = { conversation: turn.conversation, card };
  const { for: _, ...submitted } = form;
  const outcome = await flows.submitForm({ ...submitted, by: turn.person, home, ssoToken });
  joinTeam(call, outcome);
  return formAnswer(call, form, outcome);
}
