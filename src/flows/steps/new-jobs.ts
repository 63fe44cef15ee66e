import type { GuestId, Instant, PersonId } from "../../domain/ids.ts";
import type { Invitation, LookWay } from "../../domain/invitation.ts";
import type { JobTask, NewJob } from "../../domain/job.ts";
import type { ApproversNotice, NoticeKind } from "../../domain/notice.ts";
import type { StopCard } from "../../domain/pace/stop-card.ts";
import { isShellPlace } from "../../domain/shell-place.ts";
import { approverAt, isCopyPlace } from "../../domain/posted-card.ts";
import { settledQuestions } from "../../domain/question-notice.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import { youngBatchMs } from "../../domain/young-rhythm.ts";
import type { Clock } from "../../ports/clock.ts";

type WithId = Pick<Invitation, "id">;

/** The outcome of POST /invitations is known after its 30 s time-out and a little more. */
export const settledAfterMs = 35_000;
/** After this, a job that looks for the outcome of a POST has surely run once. */
const lookedForAfterMs = 95_000;

const updateJobs = { home: "update-card", approvals: "update-approval", owners: "update-owners" } as const;

/** Draws the card in a place as the invitation stands when the job runs; many of these jobs at once become one edit. */
export function cardUpdateJob({ id }: WithId, clock: Clock, place: CardPlace = "home"): NewJob {
  if (isCopyPlace(place)) {
    const to = approverAt(place);
    return { task: { kind: "update-copy", invitation: id, to }, due: clock.now(), key: `update-copy:${id}:${to}` };
  }
  const kind = updateJobs[place];
  return { task: { kind, invitation: id }, due: clock.now(), key: `${kind}:${id}` };
}

/** Edits the messages that ask the requester something that needs no answer any more, if there are any. */
export function questionJobs(invitation: Invitation, clock: Clock): readonly NewJob[] {
  const { id } = invitation;
  if (settledQuestions(invitation).length === 0) return [];
  return [{ task: { kind: "settle-questions", invitation: id }, due: clock.now(), key: `settle-questions:${id}` }];
}

/** Draws the living card when a request that two presses have sent has surely gone out, or has failed. */
export function undecidedTwinJob({ id }: WithId, clock: Clock): NewJob {
  const due = clock.later(lookedForAfterMs);
  return { task: { kind: "update-card", invitation: id }, due, key: `update-card:${id}:twin` };
}

/** Posts the living card of an invitation that began at a shell, once. One that begins in Teams has a card already: the form that was sent. */
export function homePostJobs({ id, home }: Pick<Invitation, "id" | "home">, clock: Clock): readonly NewJob[] {
  if (!isShellPlace(home.conversation)) return [];
  return [{ task: { kind: "post-home", invitation: id }, due: clock.now(), key: `post-home:${id}` }];
}

/** Posts the approval card, once. */
export function approvalPostJob({ id }: WithId, clock: Clock): NewJob {
  return { task: { kind: "post-approval", invitation: id }, due: clock.now(), key: `post-approval:${id}` };
}

/** Asks the approvers outside the channel's team in their own chats, or tells them `what`. */
export function askOutsideJob({ id }: WithId, what: ApproversNotice | undefined, clock: Clock): NewJob {
  const task = { kind: "ask-outside", invitation: id, ...(what && { what }) } as const;
  return { task, due: clock.now(), key: `ask-outside:${id}:${what ?? "asked"}` };
}

/** Posts the approval card in an approver's own chat, once. */
export function copyPostJob({ id }: WithId, to: PersonId, clock: Clock): NewJob {
  return { task: { kind: "post-copy", invitation: id, to }, due: clock.now(), key: `post-copy:${id}:${to}` };
}

/** Asks the owners of the team to add the partner, once. */
export function ownersAskJob({ id }: WithId, clock: Clock): NewJob {
  return { task: { kind: "ask-owners", invitation: id }, due: clock.now(), key: `ask-owners:${id}` };
}

/** What a press, or a revocation, has taken out is stored before this: the event of Teams doesn't say who did it. */
const storedByThenMs = 5_000;

/** Looks whether a team has this guest now. */
export function memberCheckJob(group: string, user: GuestId, clock: Clock): NewJob {
  return { task: { kind: "see-member", group, user }, due: clock.now(), key: `see-member:${group}:${user}` };
}

/** Looks whether this guest is out of a team, as Teams said. A later event about the same member takes its place. */
export function memberLeftJob(group: string, user: GuestId, clock: Clock): NewJob {
  return { ...memberCheckJob(group, user, clock), task: { kind: "see-member", group, user, left: true }, due: clock.later(storedByThenMs) };
}

/** Reminds, escalates or ends a request that nobody decides, as soon as one of these is due. */
export function approvalWatchJob({ id }: WithId, clock: Clock): NewJob {
  return { task: { kind: "watch-approval", invitation: id }, due: clock.now(), key: `watch-approval:${id}` };
}

/** Tells the approvers something beneath their card. */
export function approversNoticeJob({ id, version }: Invitation, what: ApproversNotice, clock: Clock): NewJob {
  return { task: { kind: "tell-approvers", invitation: id, what }, due: clock.now(), key: `tell-approvers:${id}:${what}:${version}` };
}

/** Sends a notice in new messages: to the requester in the home, and to everybody who follows. */
export function noticeJob({ id, version }: Invitation, notice: NoticeKind, clock: Clock): NewJob {
  return { task: { kind: "send-notice", invitation: id, notice }, due: clock.now(), key: `send-notice:${id}:${notice}:${version}` };
}

/** The notices of an invitation that was sent: to colleagues that the requester picked, and to the requester if others approved it. */
export function sentNoticeJobs(invited: Invitation, clock: Clock): readonly NewJob[] {
  const hasColleagues = (invited.options.colleagues ?? []).length > 0;
  return [
    ...(hasColleagues ? [noticeJob(invited, "invited", clock)] : []),
    ...(invited.approval ? [noticeJob(invited, "approved", clock)] : []),
  ];
}

/**
 * The jobs of a request that came back from its approver: the others are told, and its time goes on. The request may have been decided
 * before its card was posted.
 */
export function reopenedJobs(reopened: Invitation, clock: Clock): readonly NewJob[] {
  return [approvalPostJob(reopened, clock), approversNoticeJob(reopened, "reopened", clock), approvalWatchJob(reopened, clock)];
}

/** Finds out the outcome of a request if no other process records it; `sending`: its POST begins now. */
export function sendingCheckJob({ id }: WithId, clock: Clock, when: "sending" | "soon" | "now"): NewJob {
  const waitMs = { sending: settledAfterMs, soon: 5_000, now: 0 }[when];
  return { task: { kind: "resolve-sending", invitation: id }, due: clock.later(waitMs), key: `resolve-sending:${id}` };
}

/** Sends a queued invitation at that moment, or looks again how long it must wait. */
export function queuedSendJob({ id }: WithId, due: Instant): NewJob {
  return { task: { kind: "send-queued", invitation: id }, due, key: `send-queued:${id}` };
}

/** Looks now whether Microsoft has stopped the tenant's invitations, or lets it invite again. */
export function gateWatchJob(clock: Clock): NewJob {
  return { task: { kind: "watch-gate" }, due: clock.now(), key: "watch-gate" };
}

/** Posts or edits the card about a stop of one addressee. */
export function stopTellingJob({ since, to }: StopCard, clock: Clock): NewJob {
  return { task: { kind: "tell-stop", since, to: to.id }, due: clock.now(), key: `tell-stop:${since}:${to.id}` };
}

/** Finds out who must know that an administrator has set the policy aside. */
export function overrideAnnouncementJob({ id }: WithId, clock: Clock): NewJob {
  return { task: { kind: "announce-override", invitation: id }, due: clock.now(), key: `announce-override:${id}` };
}

/** Who is told, and the words for it. */
export type OverrideAddressee = Pick<Extract<JobTask, { kind: "tell-override" }>, "to" | "locale" | "timeZone">;

/** Tells one of them. */
export function overrideTellingJob({ id }: WithId, addressee: OverrideAddressee, clock: Clock): NewJob {
  const task = { kind: "tell-override", invitation: id, ...addressee } as const;
  return { task, due: clock.now(), key: `tell-override:${id}:${addressee.to.id}` };
}

/** Looks at the guest of an invitation that was just sent: they may have accepted already, under another address. */
export function guestCheckJob({ id }: WithId, clock: Clock): NewJob {
  return { task: { kind: "check-guest", invitation: id }, due: clock.now(), key: `check-guest:${id}` };
}

/** Looks at the guest of an invitation now, and for some seconds from now on. A series that is under way starts again. */
export function lookJob({ id }: WithId, way: LookWay, clock: Clock): NewJob {
  return { task: { kind: "look", invitation: id, way, since: clock.now() }, due: clock.now(), key: `look:${id}` };
}

/** Reads the new guest by id with the other young ones, in the rhythm of the youngest. */
export function youngCheckJob(clock: Clock): NewJob {
  return { task: { kind: "check-guests" }, due: clock.later(youngBatchMs), key: "check-guests" };
}

/** Of two ways that have heard of the same acceptance the first is recorded: neither replaces the other's task. */
export function acceptanceKey({ guest, path, since }: Extract<NewJob["task"], { kind: "record-acceptance" }>): string {
  return `record-acceptance:${guest}:${path}:${since ?? ""}`;
}

/** By then the directory shows how a guest stands, however late (microsoft-graph-docs-contrib #2465). */
const settledDirectoryMs = 10 * 60_000;

/** Looks again whether a guest who was recorded as removed is there. It has a key of its own, so that no earlier look replaces it. */
export function removalReviewJob(guest: GuestId, clock: Clock): NewJob {
  const due = clock.later(settledDirectoryMs);
  return { task: { kind: "record-restoration", guest, since: due }, due, key: `review-removal:${guest}` };
}

/** Ends a revocation if no other process does; `now` if nobody is present to do it. */
export function revocationJob({ id }: WithId, by: PersonId, clock: Clock, when: "now" | "after-press"): NewJob {
  const due = when === "now" ? clock.now() : clock.later(settledAfterMs);
  return { task: { kind: "revoke", invitation: id, by }, due, key: `revoke:${id}` };
}

/** Begins to revoke the invitation that this one replaces, once this one was sent. */
export function replacedRevocationJobs({ requester, replaces }: Invitation, clock: Clock): readonly NewJob[] {
  if (replaces === undefined) return [];
  const task = { kind: "revoke-replaced", invitation: replaces, by: requester.id } as const;
  return [{ task, due: clock.now(), key: `revoke-replaced:${replaces}` }];
}
