import type { JobTask } from "../domain/job.ts";
import type { ClaimedJob } from "../ports/jobs.ts";
import type { Ports } from "../ports/ports.ts";
import { askOutside } from "./copying/ask-outside.ts";
import { postCopy } from "./copying/post-copy.ts";
import { tellCopy } from "./copying/tell-copy.ts";
import { copyPlace } from "../domain/posted-card.ts";
import { announceOverride } from "./alerting/announce-override.ts";
import { askOwners } from "./joining/ask-owners.ts";
import { seeLeaving } from "./joining/see-leaving.ts";
import { seeMember } from "./joining/see-member.ts";
import { adoptCard } from "./telling/adopt-card.ts";
import { checkAsPermitted, followAsPermitted } from "./following/as-permitted.ts";
import { checkGuest } from "./following/check-guest.ts";
import { deliverAnnouncements } from "./telling/deliver-announcements.ts";
import { deliverNotice } from "./telling/deliver-notice.ts";
import { deliverWelcome } from "./telling/deliver-welcome.ts";
import { finishRevocation } from "./tending/finish-revocation.ts";
import type { JobOutcome } from "./steps/job-outcome.ts";
import { lookNow } from "./following/look-now.ts";
import { moveForm } from "./inviting/move-form.ts";
import { postApprovalCard } from "./telling/post-approval-card.ts";
import { postHome } from "./telling/post-home.ts";
import { purgeReceipts } from "./purge-receipts.ts";
import { followClosely } from "./following/follow-closely.ts";
import { keepSubscription } from "./following/keep-subscription.ts";
import { recordAcceptance } from "./following/record-acceptance.ts";
import { recordRemoval } from "./following/record-removal.ts";
import { recordReset } from "./following/record-reset.ts";
import { recordRestoration } from "./following/record-restoration.ts";
import { resolveSending } from "./inviting/resolve-sending.ts";
import { revokeReplaced } from "./tending/revoke-replaced.ts";
import { sendQueued } from "./inviting/send-queued.ts";
import { tellStop } from "./stopping/tell-stop.ts";
import { watchGate } from "./stopping/watch-gate.ts";
import { tellingOf } from "./telling/telling.ts";
import type { Telling } from "./telling/telling.ts";
import { showAnswer } from "./telling/show-answer.ts";
import { tellOverride } from "./alerting/tell-override.ts";
import { tellApprovers } from "./telling/tell-approvers.ts";
import { updateCard } from "./telling/update-card.ts";
import { settleQuestions } from "./deciding/settle-questions.ts";
import { watchApproval } from "./deciding/watch-approval.ts";

/** The table from a job's kind to its flow. */
export async function runJob(ports: Ports, job: ClaimedJob): Promise<JobOutcome> {
  const { task, attempt } = job;
  const telling = tellingOf(ports, job);
  switch (task.kind) {
    case "update-card":
    case "post-home":
    case "send-notice":
      return runForHome(ports, task, telling);
    case "tell-approvers":
      return tellApprovers(ports, task, telling);
    case "ask-outside":
    case "post-copy":
    case "update-copy":
    case "tell-copy":
      return runForOutside(ports, task, telling);
    case "ask-owners":
    case "update-owners":
    case "see-member":
      return runForTeam(ports, task, telling);
    case "post-approval":
    case "update-approval":
    case "settle-questions":
    case "watch-approval":
      return runForRequest(ports, task, telling);
    case "send-queued":
      return sendQueued(ports, task.invitation);
    case "announce-override":
    case "tell-override":
    case "tell-stop":
      return runForAdmins(ports, task, telling);
    case "resolve-sending":
      return resolveSending(ports, task.invitation);
    case "check-guest":
    case "look":
    case "record-acceptance":
    case "record-removal":
    case "record-reset":
    case "record-restoration":
      return runForGuest(ports, task);
    case "revoke":
    case "revoke-replaced":
      return runRevocation(ports, task, attempt);
    case "adopt-card":
      return adoptCard(ports, task, telling);
    case "move-form":
      return moveForm(ports, task, telling);
    case "show-answer":
      return showAnswer(ports, task, telling);
    case "announce":
    case "welcome":
      return runForConversation(ports, task, telling);
    case "follow-closely":
    case "follow-directory":
    case "keep-subscription":
    case "check-guests":
    case "watch-gate":
    case "purge-receipts":
      return runStanding(ports, task);
  }
}

type Task<Kind extends JobTask["kind"]> = Extract<JobTask, { kind: Kind }>;

/** Jobs where an invitation began. */
async function runForHome(ports: Ports, task: Task<"update-card" | "post-home" | "send-notice">, telling: Telling): Promise<JobOutcome> {
  switch (task.kind) {
    case "update-card":
      return updateCard(ports, "home", task.invitation, telling);
    case "post-home":
      return postHome(ports, task.invitation, telling);
    case "send-notice":
      return deliverNotice(ports, task, telling);
  }
}

/** Jobs for a conversation as a whole. */
async function runForConversation(ports: Ports, task: Task<"announce" | "welcome">, telling: Telling): Promise<JobOutcome> {
  return task.kind === "announce" ? deliverAnnouncements(ports, task.conversation, telling) : deliverWelcome(ports, task, telling);
}

/** Jobs for a request that waits for its approval. */
async function runForRequest(
  ports: Ports,
  { kind, invitation }: Task<"post-approval" | "update-approval" | "settle-questions" | "watch-approval">,
  telling: Telling,
): Promise<JobOutcome> {
  switch (kind) {
    case "post-approval":
      return postApprovalCard(ports, invitation, telling);
    case "update-approval":
      return updateCard(ports, "approvals", invitation, telling);
    case "settle-questions":
      return settleQuestions(ports, invitation, telling);
    case "watch-approval":
      return watchApproval(ports, invitation);
  }
}

/** Jobs for approvers outside the channel's team. */
async function runForOutside(
  ports: Ports,
  task: Task<"ask-outside" | "post-copy" | "update-copy" | "tell-copy">,
  telling: Telling,
): Promise<JobOutcome> {
  switch (task.kind) {
    case "ask-outside":
      return askOutside(ports, task, telling);
    case "post-copy":
      return postCopy(ports, task, telling);
    case "update-copy":
      return updateCard(ports, copyPlace(task.to), task.invitation, telling);
    case "tell-copy":
      return tellCopy(ports, task, telling);
  }
}

/** Jobs that record what the directory says of a guest. */
async function runForGuest(
  ports: Ports,
  task: Task<"check-guest" | "look" | "record-acceptance" | "record-removal" | "record-reset" | "record-restoration">,
): Promise<JobOutcome> {
  switch (task.kind) {
    case "check-guest":
      return checkGuest(ports, task.invitation);
    case "look":
      return lookNow(ports, task);
    case "record-acceptance":
      return recordAcceptance(ports, task);
    case "record-removal":
      return recordRemoval(ports, task);
    case "record-reset":
      return recordReset(ports, task.guest);
    case "record-restoration":
      return recordRestoration(ports, task);
  }
}

/** Jobs that take an invitation back. */
async function runRevocation(ports: Ports, task: Task<"revoke" | "revoke-replaced">, attempt: number): Promise<JobOutcome> {
  return task.kind === "revoke" ? finishRevocation(ports, task, attempt) : revokeReplaced(ports, task);
}

/** Jobs about the team that a partner joins. */
async function runForTeam(ports: Ports, task: Task<"ask-owners" | "update-owners" | "see-member">, telling: Telling): Promise<JobOutcome> {
  switch (task.kind) {
    case "ask-owners":
      return askOwners(ports, task.invitation, telling);
    case "update-owners":
      return updateCard(ports, "owners", task.invitation, telling);
    case "see-member":
      return (task.left ? seeLeaving : seeMember)(ports, task, telling.attempt);
  }
}

/** Jobs for administrators. */
async function runForAdmins(
  ports: Ports,
  task: Task<"announce-override" | "tell-override" | "tell-stop">,
  telling: Telling,
): Promise<JobOutcome> {
  switch (task.kind) {
    case "announce-override":
      return announceOverride(ports, task.invitation);
    case "tell-override":
      return tellOverride(ports, task, telling);
    case "tell-stop":
      return tellStop(ports, task, telling);
  }
}

/** Jobs that always exist, and what brings one of them forward. */
async function runStanding(
  ports: Ports,
  task: Task<"follow-closely" | "follow-directory" | "keep-subscription" | "check-guests" | "watch-gate" | "purge-receipts">,
): Promise<JobOutcome> {
  switch (task.kind) {
    case "follow-closely":
      return followClosely(ports, task.since);
    case "keep-subscription":
      return keepSubscription(ports);
    case "follow-directory":
      return followAsPermitted(ports);
    case "check-guests":
      return checkAsPermitted(ports);
    case "watch-gate":
      return watchGate(ports);
    case "purge-receipts":
      return purgeReceipts(ports);
  }
}
