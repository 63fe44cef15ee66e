import type { Instant } from "../../domain/ids.ts";
import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { FailureReason } from "../../domain/failure.ts";
import type { NewJob } from "../../domain/job.ts";
import { isWorthRetrying } from "../../domain/failure.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "./change-of.ts";
import { approversNoticeJob, reopenedJobs } from "./new-jobs.ts";
import { newReference } from "./new-reference.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "log">;

interface Details {
  readonly remoteId?: string | undefined;
  readonly jobs?: readonly NewJob[];
  /** When another try makes sense, if Microsoft said so. */
  readonly until?: Instant | undefined;
}

/**
 * Ends an open invitation with a reason. If the reason lies with its approver, the request waits for another approver instead. The reference
 * on the card finds the log line. Undefined when another outcome was recorded first.
 */
export async function failInvitation(
  { invitations, clock, log }: Needs,
  open: Invitation,
  reason: FailureReason,
  { remoteId, jobs = [], until }: Details = {},
): Promise<Invitation | undefined> {
  const reference = newReference(clock);
  log.warn("invitation-failed", { invitation: open.id, reason, reference, remoteId });
  const step = advanceInvitation(open, { kind: "failed", reason, reference, ...(until !== undefined && { until }) }, clock.now());
  if (step.kind !== "ok") return undefined;
  const isReopened = step.next.state.kind === "awaiting-approval";
  const change = isReopened
    ? changeOf(step.next, "reopened", clock, { detail: reason, jobs: [...jobs, ...reopenedJobs(step.next, clock)] })
    : changeOf(step.next, "failed", clock, { detail: reason, jobs: [...jobs, ...tellApprover(step.next, reason, clock)] });
  const outcome = await invitations.commit(change);
  return outcome === "committed" ? step.next : undefined;
}

/** When approvers invite in their own names, only the approver can try again. */
function tellApprover(failed: Invitation, reason: FailureReason, clock: Ports["clock"]): readonly NewJob[] {
  const isTheirs = failed.inviteAs === "approver" && failed.approval?.decision?.kind === "approved";
  return isTheirs && isWorthRetrying(reason) ? [approversNoticeJob(failed, "failed", clock)] : [];
}
