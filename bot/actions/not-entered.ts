import { approvalCard } from "../../src/cards/approval.ts";
import { decisionNote } from "../../src/cards/decision-note.ts";
import { escapeName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "./action.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Extract<
  Awaited<ReturnType<ActionCall["flows"]["rejectInvitation"]>>,
  { kind: "unknown-invitation" | "own-request" | "not-approver" | "already-decided" | "over" | "sign-in-needed" | "refused" }
>;

/** Why an approver's press decided nothing, and what is true instead: all the approvers' buttons answer so. */
export function notEntered({ press, texts }: ActionCall, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "unknown-invitation":
      return unknownInvitation(texts);
    case "own-request":
      return { kind: "message", text: texts.t("decision.own") };
    case "not-approver":
      return {
        kind: "message",
        text: texts.t("decision.not-approver", { approvers: escapeName(outcome.invitation.approval.approversName) }),
      };
    case "already-decided":
    case "over": {
      const note = decisionNote(outcome.invitation, press.turn.person.id, texts);
      return { kind: "card", card: approvalCard({ invitation: outcome.invitation, ...(note !== undefined && { note }) }, texts) };
    }
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusedAnswer(press, outcome.refusal, texts);
  }
}
