import type { ClaimedJob } from "../ports/jobs.ts";
import type { Ports } from "../ports/ports.ts";
import { checkAsPermitted, followAsPermitted } from "./following/as-permitted.ts";
import { deliverAnnouncements } from "./telling/deliver-announcements.ts";
import { deliverNotice } from "./telling/deliver-notice.ts";
import { deliverWelcome } from "./telling/deliver-welcome.ts";
import { finishRevocation } from "./tending/finish-revocation.ts";
import type { JobOutcome } from "./steps/job-outcome.ts";
import { moveForm } from "./inviting/move-form.ts";
import { postApprovalCard } from "./telling/post-approval-card.ts";
import { purgeReceipts } from "./telling/purge-receipts.ts";
import { recordAcceptance } from "./following/record-acceptance.ts";
import { recordRemoval } from "./following/record-removal.ts";
import { recordReset } from "./following/record-reset.ts";
import { recordRestoration } from "./following/record-restoration.ts";
import { resolveSending } from "./inviting/resolve-sending.ts";
import { revokeReplaced } from "./tending/revoke-replaced.ts";
import { tellApprovers } from "./telling/tell-approvers.ts";
import { updateCard } from "./telling/update-card.ts";
import { watchApproval } from "./deciding/watch-approval.ts";

/** The table from a job's kind to its flow. */
export async function runJob(ports: Ports, { task, attempt }: ClaimedJob): Promise<JobOutcome> {
  switch (task.kind) {
    case "update-card":
      return updateCard(ports, "home", task.invitation, attempt);
    case "post-approval":
      return postApprovalCard(ports, task.invitation, attempt);
    case "update-approval":
      return updateCard(ports, "approvals", task.invitation, attempt);
    case "tell-approvers":
      return tellApprovers(ports, task);
    case "watch-approval":
      return watchApproval(ports, task.invitation);
    case "send-notice":
      return deliverNotice(ports, task);
    case "resolve-sending":
      return resolveSending(ports, task.invitation);
    case "record-acceptance":
      return recordAcceptance(ports, task);
    case "record-removal":
      return recordRemoval(ports, task.guest, attempt);
    case "record-reset":
      return recordReset(ports, task.guest);
    case "record-restoration":
      return recordRestoration(ports, task.guest);
    case "revoke":
      return finishRevocation(ports, task);
    case "revoke-replaced":
      return revokeReplaced(ports, task);
    case "move-form":
      return moveForm(ports, task);
    case "announce":
      return deliverAnnouncements(ports, task.conversation);
    case "welcome":
      return deliverWelcome(ports, task);
    case "follow-directory":
      return followAsPermitted(ports);
    case "check-guests":
      return checkAsPermitted(ports);
    case "purge-receipts":
      return purgeReceipts(ports);
  }
}
