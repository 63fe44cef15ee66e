import { decisionNote } from "../../src/cards/decision-note.ts";
import { mentionName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "./approval-card-answer.ts";
import { refusalAnswer } from "./refusal-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Extract<
  Awaited<ReturnType<ActionCall["flows"]["rejectInvitation"]>>,
  { kind: "unknown-invitation" | "own-request" | "not-approver" | "already-decided" | "over" | "sign-in-needed" | "refused" }
>;

/** Why an approver's press decided nothing, and what is true instead: all the approvers' buttons answer so. */
export function decisionRefused(call: ActionCall, outcome: Outcome): Answer {
  const { press, texts } = call;
  switch (outcome.kind) {
    case "unknown-invitation":
      return unknownInvitation(texts);
    case "own-request":
      return { kind: "message", text: texts.t("decision.own") };
    case "not-approver":
      return {
        kind: "message",
        text: texts.t("decision.not-approver", { approvers: mentionName(outcome.invitation.approval.approversName) }),
      };
    case "already-decided":
    case "over":
      return approvalCardAnswer(call, outcome.invitation, decisionNote(outcome.invitation, press.turn.person.id, texts));
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusalAnswer(press, outcome.refusal, texts);
  }
}
