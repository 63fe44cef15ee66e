import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { answerApproval } from "../answers/approve-press.ts";
import { changesIn } from "../data/decision-data.ts";

/** "Approve" on the card with the fields: sends a request as the approver wants it. */
export async function approveChanged(call: ActionCall): Promise<Answer> {
  return answerApproval(call, changesIn(call.press));
}
