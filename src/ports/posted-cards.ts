import type { Invitation } from "../domain/invitation.ts";
import type { CardPlace } from "../domain/posted-card.ts";
import type { Mentioned } from "./approvals-channel.ts";
import type { NotifyOutcome } from "./notifier.ts";

/**
 * Shows an invitation as it stands on its card in one place. Takes domain data, never a card. The approval card mentions the requester
 * and `mentioned`, or with undefined nobody; the living card always mentions nobody. Throws as the notifier.
 */
export interface PostedCards {
  /** A new message: in the home where the invitation began, in the approvals channel a post of its own. */
  post(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome>;
  /** Edits the message that was posted. */
  edit(place: CardPlace, invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome>;
}
