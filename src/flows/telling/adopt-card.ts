import type { ActivityId } from "../../domain/ids.ts";
import type { JobTask } from "../../domain/job.ts";
import { cardPlaces, postedCard } from "../../domain/posted-card.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { keepCard } from "./keep-card.ts";
import type { Telling } from "./telling.ts";
import { tryLater } from "./try-later.ts";
import { drawCard, editTries } from "./update-card.ts";
import type { DrawNeeds } from "./update-card.ts";

type Needs = DrawNeeds & Pick<Ports, "lists">;

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
  const standing = known.card === undefined ? "message-missing" : (await drawCard(ports, place, invitation)).kind;
  if (standing === "message-missing") {
    if (known.card !== undefined && telling.attempt < editTries) return (await tryLater(telling, ports.clock, standing)) ?? done;
    await keepCard(ports, place, invitation, { card });
    return done;
  }
  const { kind } = standing === "sent" ? await ports.cards.leadToCard(place, invitation, card) : { kind: standing };
  return (kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined) ?? done;
}

/** In any place: a message can be the card of one place alone, whatever the pressed button says. */
async function isKnown({ lists }: Pick<Needs, "lists">, card: ActivityId): Promise<boolean> {
  const known = await Promise.all(cardPlaces.map((place) => lists.isCard(place, card)));
  return known.includes(true);
}
