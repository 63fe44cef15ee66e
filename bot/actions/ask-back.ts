import { escapeName, mentionName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "../answers/approval-card-answer.ts";
import { readDecision } from "../data/decision-data.ts";
import { decisionRefused } from "../answers/decision-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Ask back": passes an approver's question to the requester. The request stays undecided. */
export async function askBack(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const decision = readDecision(press);
  if (!decision) return unknownInvitation(texts);
  const outcome = await flows.askBack({ ...decision, question: press.data["question"] });
  switch (outcome.kind) {
    case "asked": {
      const note = texts.t("decision.asked", { name: escapeName(outcome.invitation.requester.name) });
      return approvalCardAnswer(call, outcome.invitation, note);
    }
    case "too-many-remarks":
      return { kind: "message", text: texts.t("decision.too-many-remarks", { name: mentionName(outcome.invitation.requester.name) }) };
    case "problem":
      return { kind: "message", text: texts.t(outcome.problem === "missing" ? "approval.question-missing" : "decision.too-long") };
    default:
      return decisionRefused(call, outcome);
  }
}
