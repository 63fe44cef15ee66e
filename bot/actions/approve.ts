import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvePress } from "../answers/approve-press.ts";

/** "Approve": sends a request without changes. */
export async function approve(call: ActionCall): Promise<Answer> {
  return approvePress(call);
}
