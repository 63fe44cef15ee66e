import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

/** Events of one invitation that are searched; a trail is far shorter. */
const mostEvents = 1_000;

/**
 * Records that somebody pressed a decision that they may not make, or that nobody may make (any more); `why` is a code. Each press is
 * logged. The trail has it once per person and code, so that repeated presses can't hide its other events.
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
