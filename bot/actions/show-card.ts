import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer } from "../answers/approval-card-answer.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { readPendingRequest } from "../data/pending-data.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Back", a row of a list, or a refresh by Teams: shows the card that this person should see, with the way back to the list. */
export async function showCard(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (id === undefined) return unknownInvitation(texts);
  const shown = await flows.showCard(id, { ...viewerOf(press), card: press.card });
  switch (shown.kind) {
    case "living": {
      const list = readPendingRequest(press.data["list"]);
      return livingCardAnswer({ invitation: shown.invitation, ...(list && { list }) }, texts);
    }
    case "approval":
      return approvalCardAnswer(call, shown.invitation);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
