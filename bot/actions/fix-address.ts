import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { postForm } from "../answers/post-form.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Fix the address": posts another form with all values, where the address can be corrected. */
export async function fixAddress(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const { person: by, conversation } = press.turn;
  const outcome = await flows.fixAddress({ id, by, conversation, where: press.turn });
  switch (outcome.kind) {
    case "form":
      return postForm(call, outcome.form);
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-address", texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
