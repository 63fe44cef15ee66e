import type { Invitation } from "../domain/invitation.ts";
import type { ActivityId, ConversationId } from "../domain/ids.ts";
import type { CardNote, LateAnswer, PressedMessage, ReadyCard } from "../domain/late-answer.ts";
import type { CardPlace } from "../domain/posted-card.ts";
import type { Mentioned } from "./approvals-channel.ts";
import type { NotifyOutcome } from "./notifier.ts";

/**
 * Shows the current state of an invitation on its card in one place. Takes domain data, never a card. The approval card mentions the
 * requester and `mentioned`, the card for the owners `mentioned`; with undefined they mention nobody. The living card never mentions anybody. Throws what the notifier throws.
 */
export interface PostedCards {
  /** Posts a new message: in the home where the invitation began (the card for the owners, too), as a post of its own in the approvals channel, or in an approver's chat. */
  post(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome>;
  /** Replaces another message, which shows the same invitation, by a note that leads to the card. */
  leadToCard(place: CardPlace, invitation: Invitation, from: ActivityId): Promise<NotifyOutcome>;
  /** Edits the message that was posted. `notes`: lines for people who pressed on it and heard nothing in their turn. */
  edit(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined, notes?: readonly CardNote[]): Promise<NotifyOutcome>;
}

/** What is said in answer to a press after its turn has ended. Throws what the notifier throws. */
export interface PressedMessages {
  /** Puts a card in the place of the message on which somebody pressed. */
  replace(message: PressedMessage, card: ReadyCard): Promise<NotifyOutcome>;
  /** A new message with the answer; among others it names the person who pressed. */
  tell(conversation: ConversationId, answer: LateAnswer, among: "alone" | "others"): Promise<NotifyOutcome>;
  /** A new message in the conversation of a turn that has ended. */
  say(
    conversation: ConversationId,
    words: { readonly text: string } | { readonly card: ReadyCard; readonly summary: string },
  ): Promise<NotifyOutcome>;
}
