import type { ClaimedJob } from "../ports/jobs.ts";
import type { Ports } from "../ports/ports.ts";
import { checkGuests } from "./check-guests.ts";
import { deliverAnnouncements } from "./deliver-announcements.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { deliverWelcome } from "./deliver-welcome.ts";
import { finishRevocation } from "./finish-revocation.ts";
import { followDirectory } from "./follow-directory.ts";
import type { JobOutcome } from "./job-outcome.ts";
import { moveForm } from "./move-form.ts";
import { postApproval } from "./post-approval.ts";
import { purgeReceipts } from "./purge-receipts.ts";
import { recordAcceptance } from "./record-acceptance.ts";
import { recordRemoval } from "./record-removal.ts";
import { recordReset } from "./record-reset.ts";
import { recordRestoration } from "./record-restoration.ts";
import { resolveSending } from "./resolve-sending.ts";
import { revokeReplaced } from "./revoke-replaced.ts";
import { tellApprovers } from "./tell-approvers.ts";
import { updateApproval } from "./update-approval.ts";
import { updateLivingCard } from "./update-living-card.ts";
import { watchApproval } from "./watch-approval.ts";

/** The one table from a job's kind to its flow. */
export async function runJob(ports: Ports, { task, attempt }: ClaimedJob): Promise<JobOutcome> {
  switch (task.kind) {
    case "update-card":
      return updateLivingCard(ports, task.invitation, attempt);
    case "post-approval":
      return postApproval(ports, task.invitation, attempt);
    case "update-approval":
      return updateApproval(ports, task.invitation, attempt);
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
      return followDirectory(ports);
    case "check-guests":
      return checkGuests(ports);
    case "purge-receipts":
      return purgeReceipts(ports);
  }
}
