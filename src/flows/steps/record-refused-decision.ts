import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

/** As many events of one invitation as are looked through; a trail is far shorter. */
const mostEvents = 1_000;

/**
 * Writes down that somebody tried to decide who may not, or what nobody may (any more); `why` is a code. Each press is logged; the trail
 * holds it once per person and code, so that nobody pushes the rest of it out of sight.
 */
export async function recordRefusedDecision(
  { invitations, trail, clock, log }: Pick<Ports, "invitations" | "trail" | "clock" | "log">,
  invitation: InvitationId,
  by: PersonId,
  why: string,
): Promise<void> {
  log.warn("decision-refused", { invitation, person: by, why });
  const events = await trail.of(invitation, mostEvents);
  if (events.some((event) => event.what === "decision-refused" && event.by === by && event.detail === why)) return;
  const event = { at: clock.now(), invitation, what: "decision-refused", by, detail: why } as const;
  await invitations.commit({ invitations: [], events: [event], jobs: [] });
}
