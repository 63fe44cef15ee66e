import { approveChangesCard } from "../../src/cards/approve-changes.ts";
import { mentionName } from "../../src/cards/escape.ts";
import { refusalText } from "../../src/cards/refusal-text.ts";
import type { FormValues } from "../../src/domain/invite-form.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "./approval-card-answer.ts";
import { confirmedCautions, readDecision } from "../data/decision-data.ts";
import { decisionRefused } from "./decision-refused.ts";
import { joinTeam } from "./join-team.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["approveInvitation"]>>;

/** Approves a request for the person who pressed, with the fields that they changed (`values`), and shows the result. */
export async function approvePress(call: ActionCall, values?: FormValues): Promise<Answer> {
  const { press, flows, texts } = call;
  const decision = readDecision(press);
  if (!decision) return unknownInvitation(texts);
  const outcome = await flows.approveInvitation({ ...decision, confirmed: confirmedCautions(press), ...(values && { values }) });
  joinTeam(call, outcome);
  return approveAnswer(call, outcome, values);
}

function approveAnswer(call: ActionCall, outcome: Outcome, values: FormValues | undefined): Answer {
  const { press, texts } = call;
  switch (outcome.kind) {
    case "failed":
      return approvalCardAnswer(call, outcome.invitation, outcome.busy && refusalText(outcome.busy, texts));
    case "invited":
    case "queued":
    case "reopened":
    case "unsettled":
      return approvalCardAnswer(call, outcome.invitation);
    case "problems":
    case "to-confirm":
      return { kind: "card", card: approveChangesCard({ ...outcome, values: values ?? {}, confirmed: confirmedCautions(press) }, texts) };
    case "nobody-may-send":
      return { kind: "message", text: texts.t("decision.nobody-may-send", { name: mentionName(outcome.invitation.requester.name) }) };
    default:
      return decisionRefused(call, outcome);
  }
}
