import { advanceInvitation } from "../domain/advance-invitation.ts";
import type { GuestId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Ports } from "../ports/ports.ts";
import { changeOf, updateCard } from "./invitation-changes.ts";
import { done } from "./job-outcome.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** Records that a guest is no longer in the directory, and has the card say so. */
export async function recordRemoval(ports: Needs, guest: GuestId): Promise<JobOutcome> {
  const invitations = await ports.invitations.findByGuests([guest]);
  const outcomes = await Promise.all(invitations.map((invitation) => remove(ports, invitation)));
  return outcomes.includes("conflict") ? { kind: "again", at: ports.clock.now() } : done;
}

async function remove({ invitations, clock }: Needs, invitation: Invitation) {
  const step = advanceInvitation(invitation, { kind: "removed" }, clock.now());
  if (step.kind !== "ok") return "refused";
  return invitations.commit({
    ...changeOf(step.next, "removed", clock, { jobs: [updateCard(invitation, clock)] }),
    redeemUrls: new Map([[invitation.id, null]]),
  });
}
