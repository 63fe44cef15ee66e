import { headsUpCard } from "../../src/cards/heads-up.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Text to send ahead": shows the text to the requester only. */
export async function showHeadsUp({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const outcome = await flows.showHeadsUp({ id, by: press.turn.person, conversation: press.turn.conversation });
  switch (outcome.kind) {
    case "heads-up":
      return { kind: "card", card: headsUpCard(outcome, texts) };
    case "no-mail":
      return livingCardAnswer(outcome, texts);
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-heads-up", texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
