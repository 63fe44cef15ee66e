import type { ActivityId, ConversationId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** Where a card shows an invitation: the living card in its home, the approval card in the approvals channel. */
export const cardPlaces = ["home", "approvals"] as const;
export type CardPlace = (typeof cardPlaces)[number];

/** The card in one place, with its language and time zone. */
export interface PostedCard {
  readonly conversation: ConversationId;
  /** The message's id; absent until the card is posted. */
  readonly card?: ActivityId;
  readonly locale: string;
  readonly timeZone: string;
}

/** Undefined if the invitation has no card in this place: it needed no approval. */
export function postedCard({ home, requester, approval }: Invitation, place: CardPlace): PostedCard | undefined {
  if (place === "home") return { ...home, locale: requester.locale, timeZone: requester.timeZone };
  return approval && { ...approval, conversation: approval.channel };
}

/** The invitation's next version, with this message's id as its card. */
export function withPostedCard(invitation: Invitation, place: CardPlace, card: ActivityId): Invitation {
  const { home, approval, version } = invitation;
  const moved = place === "home" ? { home: { ...home, card } } : approval && { approval: { ...approval, card } };
  return { ...invitation, ...moved, version: version + 1 };
}
