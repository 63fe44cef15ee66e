import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { cardUpdateJob, noticeJob, removalReviewJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/**
 * Records that a guest is no longer in the directory, and queues the card update and the notice. Running it again changes nothing. The
 * directory may have shown an old state just now, of a guest who is restored already: a job looks again.
 */
export async function commitRemoval(ports: Needs, guest: GuestId): Promise<JobOutcome> {
  const invitations = await ports.invitations.findByGuests([guest]);
  const outcomes = await Promise.all(invitations.map((invitation) => remove(ports, invitation, guest)));
  return outcomes.includes("conflict") ? { kind: "again", at: ports.clock.now() } : done;
}

async function remove({ invitations, clock }: Needs, invitation: Invitation, guest: GuestId) {
  const step = advanceInvitation(invitation, { kind: "removed" }, clock.now());
  if (step.kind !== "ok") return "refused";
  const what = step.next.state.kind === "revoked" ? "revoked" : "removed";
  const change = changeOf(step.next, what, clock, { jobs: [...jobsAfter(step.next, clock), removalReviewJob(guest, clock)] });
  return invitations.commit({ ...change, redeemUrls: new Map([[invitation.id, null]]) });
}

/** After a revocation that somebody asked for, only followers are notified. */
function jobsAfter(removed: Invitation, clock: Clock): NewJob[] {
  return [cardUpdateJob(removed, clock), noticeJob(removed, removed.state.kind === "removed" ? "removed" : "revoked", clock)];
}
