import type { ActivityId, ConversationId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { copyPlace, postedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import { channelOf, threadOf } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "invitations" | "jobs" | "clock">;

/** A message with a card of an invitation that somebody pressed. */
export interface PressedCard {
  readonly invitation: InvitationId;
  readonly conversation: ConversationId;
  readonly card: ActivityId;
  /** What the pressed button belongs to, as its data says. The client controls that. */
  readonly place: CardPlace;
}

/** Teams waits this long for the answer to a press at most, in milliseconds. */
const answeredWithinMs = 10_000;

/** Teams' ids of messages are moments in milliseconds. */
const messageId = /^\d+$/;

/**
 * Queues the adoption of a pressed message whose id isn't that of the invitation's card: the answer to its post got lost. Only where that
 * card belongs: the approval card is the first message of its thread in the approvals channel, which the conversation's id says, or it is
 * the copy in an approver's own chat; the living card and the one for the owners are in the home. A second card becomes a note after the press is answered: the answer would cover an earlier one.
 */
export async function notePressedCard({ invitations, jobs, clock }: Needs, pressed: PressedCard): Promise<void> {
  const { card, invitation: id } = pressed;
  const invitation = messageId.test(card) ? await invitations.find(id) : undefined;
  if (!invitation || !isUnknownCard(invitation, pressed)) return;
  const place = placeOfPress(invitation, pressed);
  const task = { kind: "adopt-card", invitation: id, place, card } as const;
  const due = clock.later(postedCard(invitation, place)?.card === undefined ? 0 : answeredWithinMs);
  await jobs.enqueue({ task, due, key: `adopt-card:${id}:${place}:${card}` });
}

/** The buttons of a copy are those of the approval card: the chat tells them apart. */
function placeOfPress({ approval }: Invitation, { place, conversation }: PressedCard): CardPlace {
  const copy = place === "approvals" ? approval?.copies?.find(({ chat }) => chat === conversation) : undefined;
  return copy ? copyPlace(copy.person.id) : place;
}

function isUnknownCard(invitation: Invitation, pressed: PressedCard): boolean {
  const { approval, home, team } = invitation;
  const { conversation, card } = pressed;
  const place = placeOfPress(invitation, pressed);
  if (card === home.card) return false;
  if (place === "home") return conversation === home.conversation;
  if (place === "owners") return conversation === team?.ask?.conversation && card !== team.ask.card;
  if (place !== "approvals") return postedCard(invitation, place)?.card !== card;
  return approval?.channel === channelOf(conversation) && threadOf(conversation) === card && approval.card !== card;
}
