import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvePress } from "../answers/approve-press.ts";
import { changedFields } from "../data/decision-data.ts";

/** "Approve" on the card with the fields: sends a request with the approver's changes. */
export async function approveChanged(call: ActionCall): Promise<Answer> {
  return approvePress(call, changedFields(call.press));
}
