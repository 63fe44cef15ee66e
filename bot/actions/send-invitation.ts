import { invitationCard } from "../../src/cards/invitation.ts";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readSubmittedForm } from "../data/invitation-data.ts";
import type { SubmittedForm } from "../data/invitation-data.ts";
import { signInOrExpired } from "../answers/sign-in-or-expired.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["submitForm"]>>;

/** The form's button: invites the partner and turns the form into the living card. */
export async function sendInvitation(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, continuations } = call;
  const form = readSubmittedForm(press.data);
  const command = texts.t("commands.invite.title");
  if (!form) return { kind: "error", status: 400, text: texts.t("error.form-malformed", { command }) };
  if (form.for !== press.turn.personId) return { kind: "message", text: texts.t("error.not-your-form", { command }) };
  const { turn, card, ssoToken } = press;
  const home = { conversation: turn.conversation, card };
  const { for: _, ...submitted } = form;
  const work = flows.submitForm({ ...submitted, by: turn.person, home, ssoToken });
  const outcome = await continuations.within(work, () => flows.refreshCard(form.id));
  return outcome === "late" ? workingAnswer(call, form) : formAnswer(call, form, outcome);
}

/** The living card, or a line without it. The continuation ends with a job that edits the card. */
async function workingAnswer({ press, flows, texts }: ActionCall, form: SubmittedForm): Promise<Answer> {
  const invitation = await flows.findInvitation(form.id, viewerOf(press));
  if (!invitation) return { kind: "message", text: texts.t("error.working") };
  return { kind: "card", card: invitationCard({ invitation }, texts) };
}

function formAnswer(call: ActionCall, form: SubmittedForm, outcome: Outcome): Answer {
  const { texts, press } = call;
  switch (outcome.kind) {
    case "invited":
    case "failed":
    case "unsettled":
    case "already-submitted":
    case "awaiting-approval":
    case "reopened":
      return { kind: "card", card: invitationCard({ invitation: outcome.invitation }, texts) };
    case "problems":
      return formWithFindings(call, form, { problems: outcome.problems, confirmed: form.confirmed, ...(form.asks && { asks: form.asks }) });
    case "refused":
      return formWithFindings(call, { ...form, id: outcome.next }, { problems: {}, refusal: outcome.refusal, refused: form.id });
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "not-yours":
      return { kind: "message", text: texts.t("error.not-your-form", { command: texts.t("commands.invite.title") }) };
  }
}

type Findings = Pick<Parameters<typeof inviteFormCard>[0], "problems" | "confirmed" | "asks" | "refusal" | "refused">;

/** The same form with the values that were typed, and with the findings beside the fields. */
function formWithFindings({ flows, press, texts }: ActionCall, { id, values, replaces }: SubmittedForm, findings: Findings): Answer {
  const blank = flows.openForm(press.turn.person, "", press.turn.kind);
  return { kind: "card", card: inviteFormCard({ ...blank, id, values, ...(replaces && { replaces }), ...findings }, texts) };
}
