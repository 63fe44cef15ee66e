import type { Invitation } from "../../domain/invitation.ts";
import type { Instant } from "../../domain/ids.ts";
import { postedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { gatherApprovers } from "./gather-approvers.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { ownersToMention } from "../who/find-owners.ts";
import { keepCard } from "./keep-card.ts";
import { tellOnce } from "./tell-once.ts";
import type { TellOutcome } from "./tell-once.ts";
import type { Telling } from "./telling.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "clock">;

export type PostOutcome =
  | { readonly kind: Exclude<TellOutcome["kind"], "message-missing"> }
  /** The card may be there already. Somebody may press it until then, which makes its id known. */
  | { readonly kind: "wait"; readonly until: Instant };

/** How long a card of which nobody knows whether it was posted is given to be pressed. */
const pressedWithinMs = 60_000;

/** Posts the card in its place, once as far as can be known, and keeps the message's id. */
export async function postCard(ports: Needs, place: CardPlace, invitation: Invitation, telling: Telling): Promise<PostOutcome> {
  const { clock, log } = ports;
  const passed = telling.since === undefined ? pressedWithinMs : clock.millisecondsSince(telling.since);
  if (telling.times === 1 && passed < pressedWithinMs) return { kind: "wait", until: clock.later(pressedWithinMs - passed) };
  try {
    return await post(ports, place, invitation, telling);
  } catch (error) {
    if (!isGuestlistError(error, "outcome-unknown")) throw error;
    log.error("card-outcome-unknown", error, telling.about);
    return { kind: "wait", until: clock.later(pressedWithinMs) };
  }
}

async function post(ports: Needs, place: CardPlace, invitation: Invitation, telling: Telling): Promise<PostOutcome> {
  const where = postedCard(invitation, place);
  if (!where) return { kind: "unreachable" };
  const mentioned = await toMention(ports, place, invitation);
  const posted = await tellOnce(ports, telling, where.conversation, () => ports.cards.post(place, invitation, mentioned));
  if (posted.kind === "message-missing") return { kind: "unreachable" };
  if (posted.kind !== "sent") return posted;
  if (posted.activity === undefined)
    ports.log.warn(place === "home" || place === "owners" ? "card-without-id" : "approval-card-without-id", { invitation: invitation.id });
  else await keepCard(ports, place, invitation, { shown: invitation.version, card: posted.activity });
  return posted;
}

/** Two cards mention people while these are asked: the approval card in the channel the approvers, the card for the owners the owners. */
async function toMention(ports: Needs, place: CardPlace, invitation: Invitation): Promise<Mentioned | undefined> {
  if (place === "owners") return ownersToMention(ports, invitation);
  const { approval, state } = invitation;
  if (place !== "approvals" || !approval) return undefined;
  return state.kind === "awaiting-approval" ? gatherApprovers(ports, invitation, approval, approval.approvers) : { people: [] };
}
