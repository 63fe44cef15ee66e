import { approversName } from "../../src/cards/approvers-name.ts";
import { decisionNote } from "../../src/cards/decision-note.ts";
import { mentionName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "./approval-card-answer.ts";
import { pressRefused } from "./press-refused.ts";

type Outcome = Exclude<Awaited<ReturnType<ActionCall["flows"]["rejectInvitation"]>>, { kind: "rejected" | "problem" }>;

/** The answer of all approvers' buttons when a press decided nothing: why not, and how the request stands now. */
export function decisionRefused(call: ActionCall, outcome: Outcome): Answer {
  const { press, texts } = call;
  switch (outcome.kind) {
    case "own-request":
      return { kind: "message", text: texts.t("decision.own") };
    case "not-approver":
      return {
        kind: "message",
        text: texts.t("decision.not-approver", { approvers: mentionName(approversName(outcome.invitation.approval, texts)) }),
      };
    case "already-decided":
    case "over":
      return approvalCardAnswer(call, outcome.invitation, decisionNote(outcome.invitation, press.turn.person.id, texts));
    default:
      return pressRefused(call, outcome);
  }
}
