import type { ApprovalCopy } from "./approval.ts";
import type { ActivityId, ConversationId, PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** The living card in its home, the approval card in the approvals channel, and the card that asks the team's owners, in the home. */
export const cardPlaces = ["home", "approvals", "owners"] as const;

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
export function approverAt(place: CopyPlace): PersonId;
export function approverAt(place: CardPlace): PersonId | undefined;
export function approverAt(place: CardPlace): PersonId | undefined {
  return isCopyPlace(place) ? (place.slice("copy:".length) as PersonId) : undefined;
}

export function isCopyPlace(place: CardPlace): place is CopyPlace {
  return place.startsWith("copy:");
}

/** All places in which an invitation has, or gets, a card; its home first. */
export function placesOf({ approval, team }: Pick<Invitation, "approval" | "team">): readonly CardPlace[] {
  const copies = (approval?.copies ?? []).map(({ person }) => copyPlace(person.id));
  return ["home", ...(approval ? (["approvals"] as const) : []), ...copies, ...(team?.ask ? (["owners"] as const) : [])];
}

/** Undefined if the invitation has no card in this place: it needed no approval, this approver got no copy, or no owner was asked. */
export function postedCard({ home, requester, approval, team }: Invitation, place: CardPlace): PostedCard | undefined {
  const { locale, timeZone } = requester;
  if (place === "home") return { ...home, locale, timeZone };
  if (place === "owners") return team?.ask && { ...team.ask, locale, timeZone };
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

type WithCard = Partial<Pick<Invitation, "home" | "approval" | "team">>;

function withCard({ home, approval, team }: Invitation, place: CardPlace, card: ActivityId): WithCard {
  if (place === "home") return { home: { ...home, card } };
  if (place === "owners") return team?.ask ? { team: { ...team, ask: { ...team.ask, card } } } : {};
  if (!approval) return {};
  if (place === "approvals") return { approval: { ...approval, card } };
  const copies = (approval.copies ?? []).map((copy) => (copy.person.id === approverAt(place) ? { ...copy, card } : copy));
  return { approval: { ...approval, copies } };
}
