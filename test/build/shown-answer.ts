import type { Answer } from "../../bot/answer.ts";
import { approvalCard } from "../../src/cards/approval.ts";
import type { ApprovalView } from "../../src/cards/approval.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { InvitationView } from "../../src/cards/invitation.ts";
import type { AdaptiveCard } from "../../src/cards/card.ts";
import { textsFor } from "../../src/texts/texts.ts";

const texts = textsFor("en-US");

/** The answer that shows the living card. */
export function livingAnswer(view: InvitationView): Answer {
  return { kind: "card", card: invitationCard(view, texts), shows: { kind: "invitation", id: view.invitation.id } };
}

/** The answer that shows the approval card; its note is for the person who pressed. */
export function approvalAnswer(view: ApprovalView): Answer {
  const { invitation, note } = view;
  return {
    kind: "card",
    card: approvalCard(view, texts),
    shows: { kind: "invitation", id: invitation.id, ...(note !== undefined && { note }) },
  };
}

/** The answer that brings the form back. */
export function formAnswerWith(card: AdaptiveCard): Answer {
  return { kind: "card", card, shows: { kind: "form" } };
}
