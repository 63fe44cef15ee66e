import { invitationCard } from "../../src/cards/invitation.ts";
import type { InvitationView } from "../../src/cards/invitation.ts";
import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";

/** The living card of an invitation as it stands. */
export function livingCardAnswer(view: Pick<InvitationView, "invitation" | "list">, texts: Texts): Answer {
  return { kind: "card", card: invitationCard(view, texts), shows: { kind: "invitation", id: view.invitation.id } };
}
