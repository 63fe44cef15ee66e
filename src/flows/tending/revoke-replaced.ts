import { advanceInvitation } from "../../domain/advance-invitation.ts";
import { reasonToKeepByRecords } from "../../domain/judge-deletion.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { revocationJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { isInvited } from "./is-invited.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/**
 * Starts revoking an invitation to a wrong address after the corrected one was sent. Does nothing if the invitation has another
 * requester, or if the guest must stay, for example because both addresses belong to one guest. A guest who isn't surely ours isn't
 * deleted either, but then the card must say so: the wrong person can still accept.
 */
export async function revokeReplaced(
  { invitations, clock }: Needs,
  task: Extract<JobTask, { kind: "revoke-replaced" }>,
): Promise<JobOutcome> {
  const { invitation: id, by } = task;
  const invitation = await invitations.find(id);
  if (!invitation || invitation.requester.id !== by || !isInvited(invitation)) return done;
  const reason = reasonToKeepByRecords(invitation, await invitations.findByGuests([invitation.state.guestId]));
  if (reason !== undefined && reason !== "not-ours") return done;
  const step = invitation.state.revocation ? undefined : advanceInvitation(invitation, { kind: "revoking", why: "replaced" }, clock.now());
  if (step?.kind !== "ok") return done;
  const jobs = [revocationJob(invitation, by, clock, "now")];
  const outcome = await invitations.commit(changeOf(step.next, "revoking", clock, { by, detail: "replaced", jobs }));
  return outcome === "committed" ? done : { kind: "again", at: clock.now() };
}
