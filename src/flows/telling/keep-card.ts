import type { ActivityId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { withPostedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import type { Ports } from "../../ports/ports.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";

interface Posted {
  /** The invitation's version that the message shows; absent when nobody knows. */
  readonly shown?: number;
  readonly card: ActivityId;
}

/**
 * Keeps a message's id as that of the card, even if the invitation changed while it was posted: else a second card would be posted. If it
 * may show something older, it is drawn again. The living card leaves its *Add* to the card that asks the owners.
 */
export async function keepCard(
  ports: Pick<Ports, "invitations" | "clock">,
  place: CardPlace,
  current: Invitation,
  posted: Posted,
): Promise<void> {
  const toDraw = [...(current.version === posted.shown ? [] : [place]), ...(place === "owners" ? (["home"] as const) : [])];
  const jobs = toDraw.map((one) => cardUpdateJob(current, ports.clock, one));
  const moved = withPostedCard(current, place, posted.card);
  const commit = () => ports.invitations.commit({ invitations: [moved], events: [], jobs });
  if ((await whenStorable(ports.clock, commit)) === "committed") return;
  const newer = await whenStorable(ports.clock, () => ports.invitations.find(current.id));
  if (newer) await keepCard(ports, place, newer, posted);
}
