import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { ApproversNotice } from "../../domain/notice.ts";
import type { Clock } from "../../ports/clock.ts";

/** The job that posts the approval card, once. */
export function postApprovalCard({ id }: Pick<Invitation, "id">, clock: Clock): NewJob {
  return { task: { kind: "post-approval", invitation: id }, due: clock.now(), key: `post-approval:${id}` };
}

/** The job that reminds, escalates or ends a request that nobody decides about, whatever is due. */
export function watchApproval({ id }: Pick<Invitation, "id">, clock: Clock): NewJob {
  return { task: { kind: "watch-approval", invitation: id }, due: clock.now(), key: `watch-approval:${id}` };
}

/** The job that tells the approvers something beneath their card. */
export function tellApproversOf({ id, version }: Invitation, what: ApproversNotice, clock: Clock): NewJob {
  return { task: { kind: "tell-approvers", invitation: id, what }, due: clock.now(), key: `tell-approvers:${id}:${what}:${version}` };
}
