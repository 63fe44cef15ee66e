import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "../answers/approval-card-answer.ts";
import { readDecision } from "../data/decision-data.ts";
import { decisionRefused } from "../answers/decision-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Reject": rejects a request with a reason, which the requester reads. */
export async function reject(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const decision = readDecision(press);
  if (!decision) return unknownInvitation(texts);
  const outcome = await flows.rejectInvitation({ ...decision, reason: press.data["reason"] });
  switch (outcome.kind) {
    case "rejected":
      return approvalCardAnswer(call, outcome.invitation);
    case "problem":
      return { kind: "message", text: texts.t(outcome.problem === "missing" ? "approval.reason-missing" : "decision.too-long") };
    default:
      return decisionRefused(call, outcome);
  }
}
