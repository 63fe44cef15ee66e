import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { postForm } from "../answers/post-form.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Invite again": posts a form for the partner of an invitation that has ended. */
export async function inviteAgain(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const outcome = await flows.inviteAgain({ id, by: press.turn.person, viewer: viewerOf(press), where: press.turn });
  switch (outcome.kind) {
    case "form":
      return postForm(call, outcome.form);
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
