import type { ActivityId } from "../../domain/ids.ts";
import type { JobTask } from "../../domain/job.ts";
import { cardPlaces, postedCard } from "../../domain/posted-card.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { keepCard } from "./keep-card.ts";
import type { Telling } from "./telling.ts";
import { tryLater } from "./try-later.ts";

type Needs = Pick<Ports, "cards" | "invitations" | "lists" | "clock">;

/** An edit right after the post may find no message yet (msteams-docs #6139). After these tries the known card counts as deleted. */
const editTries = 4;

/**
 * Makes a pressed message the invitation's card in its place, if no card is known there or the known one is gone. While the known one
 * stands, the pressed message becomes a note that leads to it. The card of another invitation stays as it is.
 */
export async function adoptCard(
  ports: Needs,
  { invitation: id, place, card }: Omit<Extract<JobTask, { kind: "adopt-card" }>, "kind">,
  telling: Telling,
): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const known = invitation && postedCard(invitation, place);
  if (!known || known.card === card || (await isKnown(ports, card))) return done;
  const standing = known.card === undefined ? "message-missing" : (await ports.cards.edit(place, invitation, { people: [] })).kind;
  if (standing === "message-missing") {
    if (known.card !== undefined && telling.attempt < editTries) return (await tryLater(telling, ports.clock, standing)) ?? done;
    await keepCard(ports, place, invitation, { card });
    return done;
  }
  const { kind } = standing === "sent" ? await ports.cards.leadToCard(place, invitation, card) : { kind: standing };
  return (kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined) ?? done;
}

/** In any place: a message can be the card of one place alone, whatever the pressed button says. */
async function isKnown({ lists }: Needs, card: ActivityId): Promise<boolean> {
  const known = await Promise.all(cardPlaces.map((place) => lists.isCard(place, card)));
  return known.includes(true);
}
