import type { ActivityId, ConversationId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** Where a card shows an invitation: the living card in its home, the approval card in the approvals channel. */
export type CardPlace = "home" | "approvals";

/** The card in one place, and the language and time zone that it speaks. */
export interface PostedCard {
  readonly conversation: ConversationId;
  /** The message; absent until it was posted. */
  readonly card?: ActivityId;
  readonly locale: string;
  readonly timeZone: string;
}

/** Undefined when the invitation has no card in this place: nobody was asked to approve it. */
export function postedCard({ home, requester, approval }: Invitation, place: CardPlace): PostedCard | undefined {
  if (place === "home") return { ...home, locale: requester.locale, timeZone: requester.timeZone };
  return approval && { ...approval, conversation: approval.channel };
}

/** The invitation's next version, with this message as its card. */
export function withPostedCard(invitation: Invitation, place: CardPlace, card: ActivityId): Invitation {
  const { home, approval, version } = invitation;
  const moved = place === "home" ? { home: { ...home, card } } : approval && { approval: { ...approval, card } };
  return { ...invitation, ...moved, version: version + 1 };
}
