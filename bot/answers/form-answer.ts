import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { optionProblems } from "../../src/domain/option-problems.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import type { SubmittedForm } from "../data/invitation-data.ts";
import { livingCardAnswer } from "./living-card-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["submitForm"]>>;
type Call = Pick<ActionCall, "press" | "flows" | "texts">;

/** The answer to a form that was sent: the living card, or the form with what there is to correct or to confirm. */
export async function formAnswer(call: Call, form: Omit<SubmittedForm, "for">, outcome: Outcome): Promise<Answer> {
  const { texts, press } = call;
  switch (outcome.kind) {
    case "invited":
    case "queued":
    case "failed":
    case "unsettled":
    case "already-submitted":
    case "awaiting-approval":
    case "reopened":
      return livingCardAnswer({ invitation: outcome.invitation }, texts);
    case "problems":
      return formWithFindings(call, form, { problems: outcome.problems, confirmed: form.confirmed, ...(form.asks && { asks: form.asks }) });
    case "refused":
      return formWithFindings(call, { ...form, id: outcome.next ?? form.id }, refusedFindings(outcome.refusal));
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "silent":
      return { kind: "message", text: "" };
    case "not-yours":
      return { kind: "message", text: texts.t("error.not-your-form", { command: texts.t("commands.invite.title") }) };
  }
}

/** What an option's field says isn't said above the form, too. */
function refusedFindings(refusal: Refusal): Pick<Findings, "problems" | "refusal"> {
  return refusal.kind === "option-refused" ? { problems: optionProblems(refusal) } : { problems: {}, refusal };
}

type Findings = Pick<Parameters<typeof inviteFormCard>[0], "problems" | "confirmed" | "asks" | "refusal">;

/** The same form with the values that were typed, and with the findings beside the fields. */
async function formWithFindings(
  { flows, press, texts }: Call,
  { id, values, replaces }: Pick<SubmittedForm, "id" | "values" | "replaces">,
  findings: Findings,
): Promise<Answer> {
  const blank = await flows.reopenForm(id, press.turn.person, press.turn, values.email ?? "");
  const card = inviteFormCard({ ...blank, values, ...(replaces && { replaces }), ...findings }, texts);
  return { kind: "card", card, shows: { kind: "form" } };
}
