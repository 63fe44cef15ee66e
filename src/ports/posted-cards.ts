import type { ActivityId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { CardNote } from "../domain/late-answer.ts";
import type { CardPlace } from "../domain/posted-card.ts";
import type { Mentioned } from "./approvals-channel.ts";
import type { NotifyOutcome } from "./notifier.ts";

/**
 * Shows the current state of an invitation on its card in one place. Takes domain data, never a card. The approval card mentions the
 * requester and `mentioned`; with undefined it mentions nobody. The living card never mentions anybody. Throws what the notifier throws.
 */
export interface PostedCards {
  /** Posts a new message: in the home where the invitation began, or as a post of its own in the approvals channel. */
  post(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome>;
  /** Replaces another message, which shows the same invitation, by a note that leads to the card. */
  leadToCard(place: CardPlace, invitation: Invitation, from: ActivityId): Promise<NotifyOutcome>;
  /** Edits the message that was posted. `notes`: lines for people who pressed on it and heard nothing in their turn. */
  edit(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined, notes?: readonly CardNote[]): Promise<NotifyOutcome>;
}
