import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "../answers/approval-card-answer.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** A row of the waiting list: shows the request with its buttons, and the way back to the list. */
export async function showApproval(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  const invitation = id && (await flows.showApproval(id, viewerOf(press)));
  return invitation ? approvalCardAnswer(call, invitation) : unknownInvitation(texts);
}
