import type { ApprovalCopy } from "./approval.ts";
import type { ActivityId, ConversationId, PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** The living card in its home, and the approval card in the approvals channel. */
export const cardPlaces = ["home", "approvals"] as const;

/** The own chat of an approver who got a copy of the approval card. */
export type CopyPlace = `copy:${string}`;

/** Where a card shows an invitation. */
export type CardPlace = (typeof cardPlaces)[number] | CopyPlace;

/** The card in one place, with its language and time zone. */
export interface PostedCard {
  readonly conversation: ConversationId;
  /** The message's id; absent until the card is posted. */
  readonly card?: ActivityId;
  readonly locale: string;
  readonly timeZone: string;
}

export function copyPlace(person: PersonId): CopyPlace {
  return `copy:${person}`;
}

/** The approver whose copy is in this place; undefined for the other places. */
export function approverAt(place: CardPlace): PersonId | undefined {
  return place === "home" || place === "approvals" ? undefined : (place.slice("copy:".length) as PersonId);
}

/** All places in which an invitation has, or gets, a card. */
export function placesOf({ approval }: Pick<Invitation, "approval">): readonly CardPlace[] {
  return approval ? [...cardPlaces, ...(approval.copies ?? []).map(({ person }) => copyPlace(person.id))] : ["home"];
}

/** Undefined if the invitation has no card in this place: it needed no approval, or this approver got no copy. */
export function postedCard({ home, requester, approval }: Invitation, place: CardPlace): PostedCard | undefined {
  if (place === "home") return { ...home, locale: requester.locale, timeZone: requester.timeZone };
  if (place === "approvals") return approval && { ...approval, conversation: approval.channel };
  const copy = approval?.copies?.find(({ person }) => person.id === approverAt(place));
  return copy && inChat(copy);
}

function inChat({ person: { locale, timeZone }, chat, card }: ApprovalCopy): PostedCard {
  return { conversation: chat, ...(card !== undefined && { card }), locale, timeZone };
}

/** The invitation's next version, with this message's id as its card. */
export function withPostedCard(invitation: Invitation, place: CardPlace, card: ActivityId): Invitation {
  return { ...invitation, ...withCard(invitation, place, card), version: invitation.version + 1 };
}

function withCard({ home, approval }: Invitation, place: CardPlace, card: ActivityId): Partial<Pick<Invitation, "home" | "approval">> {
  if (place === "home") return { home: { ...home, card } };
  if (!approval) return {};
  if (place === "approvals") return { approval: { ...approval, card } };
  const copies = (approval.copies ?? []).map((copy) => (copy.person.id === approverAt(place) ? { ...copy, card } : copy));
  return { approval: { ...approval, copies } };
}
