import type { CautionKind } from "../../domain/caution.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../../domain/invitation.ts";
import type { FailureReason } from "../../domain/failure.ts";
import { isOwnRequest } from "../../domain/invite-identity.ts";
import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { busyRefusal } from "../steps/busy-refusal.ts";
import type { Busy } from "../steps/busy-refusal.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { redirectOf } from "../steps/redirect-of.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import {
  cardUpdateJob,
  guestCheckJob,
  homePostJobs,
  noticeJob,
  replacedRevocationJobs,
  sendingCheckJob,
  sentNoticeJobs,
} from "../steps/new-jobs.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePassOrWait } from "../pacing/take-pass-or-wait.ts";
import type { PostPass } from "../pacing/ask-to-post.ts";
import { inviteOnce } from "./invite-once.ts";
import type { InviteNeeds } from "./invite-once.ts";
import { queueInvitation } from "./queue-invitation.ts";
import { markUnanswered } from "./mark-unanswered.ts";

type Needs = InviteNeeds & Pick<Ports, "invitations" | "jobs">;

export type PostOutcome =
  | { readonly kind: "invited"; readonly invitation: Invitation }
  /** It waits for its time, or until Microsoft lets the tenant invite again: a job sends it. */
  | { readonly kind: "queued"; readonly invitation: Invitation }
  /** `busy`: Microsoft didn't take the request, so nothing was sent; another try later may work. */
  | { readonly kind: "failed"; readonly invitation: Invitation; readonly busy?: Busy }
  /** Graph refused the approver: nothing was sent, and the request waits for another approver. */
  | { readonly kind: "reopened"; readonly invitation: Invitation }
  /** Whether the guest was created isn't known yet; a job finds out. It isn't posted again before that: the partner could get a second mail. */
  | { readonly kind: "unsettled"; readonly invitation: Invitation };

interface Posting {
  readonly pass: PostPass;
  /** The identity that calls Graph. */
  readonly actor: Actor;
  /** The invitation, committed as `sending`. */
  readonly sending: Invitation;
  /** Whether no user of the directory had the address before. */
  readonly createsGuest: boolean;
  /** After these refusals the requester gets the form back, so the living card must not replace it. */
  readonly formComesBackAfter?: readonly FailureReason[];
  /** The cautions that were confirmed, if the invitation may wait when Microsoft has stopped the tenant. It waits only where the app invites. */
  readonly ifStopped?: readonly CautionKind[];
  /** Nobody has pressed just now: the requester gets a notice if it fails. */
  readonly isAbsent?: boolean;
}

/** Posts an invitation that was committed as `sending`, with one mail at most, and records Graph's answer. */
export async function postInvitation(ports: Needs, posting: Posting): Promise<PostOutcome> {
  const { sending, createsGuest, formComesBackAfter = [] } = posting;
  const answer = await post(ports, posting);
  switch (answer.kind) {
    case "sent":
      return recordSent(ports, sending, { ...answer, createdGuest: createsGuest });
    case "refused":
      return (
        (await queuedAgain(ports, posting, answer)) ??
        recordFailure(ports, posting, { ...answer, withCard: !formComesBackAfter.includes(answer.reason) })
      );
    case "unsettled":
      return recordUnanswered(ports, sending);
  }
}

type Answer = Exclude<InviteOutcome, { kind: "refused" }> | { readonly kind: "unsettled" } | Refused;
interface Refused {
  readonly kind: "refused";
  readonly reason: FailureReason;
  readonly remoteId?: string;
  readonly busy?: Busy;
}

/**
 * The requester becomes the guest's sponsor, unless the requester invites in their own name. The directory says which failures leave the
 * outcome unknown; after every other one nothing was created.
 */
async function post(ports: Needs, { pass, actor, sending }: Posting): Promise<Answer> {
  const { clock, log } = ports;
  const { id, email, options, requester } = sending;
  const sponsor = isOwnRequest(actor, requester.id) ? undefined : requester.id;
  try {
    const redirectUrl = redirectOf(ports, sending);
    const request = { ...options, redirectUrl, email, ...(sponsor && { sponsor }) };
    return await inviteOnce(ports, { pass, actor, invitation: sending, request });
  } catch (error) {
    log.error("invitation-post-failed", error, { invitation: id });
    if (!isGuestlistError(error) || error.code === "outcome-unknown") return { kind: "unsettled" };
    const busy = busyRefusal(error, clock);
    return { kind: "refused", reason: busy ? "busy" : "unknown", ...(busy && { busy }) };
  }
}

/** Has the job look for the guest. If it was first, its outcome stays. */
async function recordUnanswered(ports: Needs, sending: Invitation): Promise<PostOutcome> {
  const marked = await markUnanswered(ports, sending, [sendingCheckJob(sending, ports.clock, "soon")]);
  return marked ? { kind: "unsettled", invitation: marked } : asStored(ports, sending);
}

interface Sent {
  readonly guestId: GuestId;
  readonly redeemUrl: string;
  readonly createdGuest: boolean;
}

/** Also if the job has marked it as unanswered, or given it up, since then: the answer is known only here. */
async function recordSent(ports: Needs, sending: Invitation, { guestId, redeemUrl, createdGuest }: Sent): Promise<PostOutcome> {
  const { clock } = ports;
  const stored = await advanceStored(
    ports,
    sending.id,
    { kind: "sent", guestId, createdGuest, forwarder: ports.welcomePage.origin },
    {
      what: "sent",
      by: sending.approval?.decision?.by ?? sending.requester.id,
      redeemUrl,
      jobs: (next) => [
        cardUpdateJob(next, clock),
        ...homePostJobs(next, clock),
        guestCheckJob(next, clock),
        ...sentNoticeJobs(next, clock),
        ...replacedRevocationJobs(next, clock),
      ],
    },
  );
  return stored?.kind === "advanced" ? { kind: "invited", invitation: stored.invitation } : asStored(ports, sending);
}

/**
 * Where the app invites, an invitation that met the stop waits for its end, and is not lost. Graph has answered that nothing was done.
 */
async function queuedAgain(ports: Needs, { actor, sending, ifStopped }: Posting, { reason }: Refused): Promise<PostOutcome | undefined> {
  if (reason !== "tenant-blocked" || !ifStopped) return undefined;
  const asked = { invitation: sending, use: "invite", isApproved: sending.approval !== undefined } as const;
  const taken = await takePassOrWait(ports, asked, { actor, confirmed: ifStopped });
  if (taken.kind === "go") await giveBackPass(ports, taken.pass);
  if (taken.kind !== "wait") return undefined;
  const recorded = { what: "queued", by: sending.requester.id } as const;
  const queueing = await queueInvitation(ports, await asMarked(ports, sending), taken.wait, recorded);
  return queueing.kind === "queued" ? queueing : asStored(ports, sending);
}

interface Failure extends Omit<Refused, "kind"> {
  /** Whether the living card shows it. */
  readonly withCard: boolean;
}

/** Records that nothing was sent and why, and shows it on the living card. A requester who asked for approval isn't present, so they get a notice. */
async function recordFailure(ports: Needs, posting: Posting, failure: Failure): Promise<PostOutcome> {
  const { clock } = ports;
  const sending = await asMarked(ports, posting.sending);
  const { reason, remoteId, withCard, busy } = failure;
  const absent = sending.approval || posting.isAbsent ? [noticeJob({ ...sending, version: sending.version + 1 }, "failed", clock)] : [];
  const jobs = [...(withCard ? [cardUpdateJob(sending, clock)] : []), ...absent];
  const invitation = await failInvitation(ports, sending, reason, { remoteId, jobs, until: busy?.until });
  if (!invitation) return asStored(ports, sending);
  if (invitation.state.kind === "awaiting-approval") return { kind: "reopened", invitation };
  return { kind: "failed", invitation, ...(busy && { busy }) };
}

/** The job may have marked the invitation as unanswered since then, which changes nothing else. */
async function asMarked({ invitations }: Needs, posted: Invitation): Promise<Invitation> {
  const now = await invitations.find(posted.id);
  return now?.state.kind === "sending" && now.state.unanswered && now.state.since === posted.state.since ? now : posted;
}

/** The job recorded its outcome first, which stays. A request that was reopened may have been decided since then. */
async function asStored({ invitations }: Needs, ours: Invitation): Promise<PostOutcome> {
  const invitation = (await invitations.find(ours.id)) ?? ours;
  return { kind: outcomeOf(invitation.state.kind), invitation };
}

function outcomeOf(state: InvitationStateKind): PostOutcome["kind"] {
  switch (state) {
    case "queued":
      return state;
    case "requested":
    case "sending":
      return "unsettled";
    case "awaiting-approval":
      return "reopened";
    case "rejected":
    case "withdrawn":
    case "lapsed":
    case "failed":
      return "failed";
    case "invited":
    case "accepted":
    case "removed":
    case "revoked":
      return "invited";
  }
}
