import { approvalAfter, contentAfter, hasRoomFor } from "./advance-approval.ts";
import { isAsked } from "./approval.ts";
import { teamAfter } from "./advance-team.ts";
import { isApproversFault } from "./failure.ts";
import type { FailureReason } from "./failure.ts";
import type { Approval } from "./approval.ts";
import type { GuestId, Instant } from "./ids.ts";
import { withIdentity } from "./invite-identity.ts";
import { isImported } from "./is-imported.ts";
import type { InvitationEvent, SendingWait } from "./invitation-event.ts";
import type { Invitation, InvitationState } from "./invitation.ts";

export type Advance =
  | { readonly kind: "ok"; readonly next: Invitation }
  /** The event is impossible in this state (any more): another change was first, or it is a replay. */
  | { readonly kind: "refused"; readonly standsAt: InvitationState["kind"] };

/** The one table of transitions. Pure: the caller commits `next` with compare-and-set on its version. */
export function advanceInvitation(invitation: Invitation, event: InvitationEvent, now: Instant): Advance {
  const state = nextState(invitation, event, now);
  if (!state) return { kind: "refused", standsAt: invitation.state.kind };
  const approval = approvalAfter(invitation, event, state, now);
  const changed = { ...counted(invitation, event), ...contentAfter(invitation, event, state), ...(approval && { approval }) };
  const sender = event.kind === "approved" && event.inviter ? withIdentity(invitation, event.inviter) : invitation;
  const next = {
    ...timed(posted(sender, event), event),
    ...changed,
    ...teamAfter(invitation, event, state, now),
    version: invitation.version + 1,
    state,
  };
  return { kind: "ok", next };
}

type Event<Kind extends InvitationEvent["kind"]> = Extract<InvitationEvent, { kind: Kind }>;
type Next = InvitationState | undefined;
type Step = (state: InvitationState, now: Instant) => Next;

function nextState(invitation: Invitation, event: InvitationEvent, now: Instant): Next {
  const { state, approval } = invitation;
  if (event.kind === "taken-over" && !isImported(invitation)) return undefined;
  if (approval && !approvalLets(approval, event)) return undefined;
  const comesBack = event.kind === "failed" && state.kind === "sending" && approval !== undefined && isApproversFault(event.reason);
  return comesBack ? { kind: "awaiting-approval", since: now } : stepOf(event)(state, now);
}

/**
 * An invitation that needs approval is only sent with it; an answer needs a question; and cards have room for a limited number of remarks.
 */
function approvalLets(approval: Approval, event: InvitationEvent): boolean {
  if (event.kind === "remarked") return hasRoomFor(approval, event.remark) && (event.remark.kind === "question" || isAsked(approval));
  return (event.kind !== "sending" && event.kind !== "queued" && event.kind !== "sent") || approval.decision?.kind === "approved";
}

function stepOf(event: InvitationEvent): Step {
  switch (event.kind) {
    case "sending":
      return (state, now) => (isReady(state) || state.kind === "queued" ? { kind: "sending", since: now } : undefined);
    case "queued":
      return (state, now) => queued(state, event, now);
    case "sent":
      return (state, now) => sent(state, event, now);
    case "unanswered":
      return (state) => (state.kind === "sending" && !state.unanswered ? { ...state, unanswered: true } : undefined);
    case "failed":
      return (state, now) => failed(state, event, now);
    case "accepted":
      return (state, now) => (state.kind === "invited" && !isOld(event, state) ? accepted(state.guestId, event, now) : undefined);
    case "unrevoked":
      return (state, now) => (state.kind === "revoked" ? accepted(state.guestId, { ...event, path: "look" }, now) : undefined);
    case "reset":
      return (state, now) => reset(state, event, now);
    case "restored":
      return (state, now) => restored(state, event, now);
    case "removed":
      return (state, now) => removed(state, event, now);
    case "was-accepted":
      return (state, now) => (state.kind === "invited" ? ended(event, "guest-accepted", now) : undefined);
    case "taken-over":
      return (state, now) => (state.kind === "invited" ? ended(event, event.kind, now) : undefined);
    case "approval-asked":
      return (state, now) => (state.kind === "requested" ? { kind: "awaiting-approval", since: now } : undefined);
    case "withdrawn":
      return (state, now) =>
        state.kind === "awaiting-approval" || state.kind === "queued" ? { kind: "withdrawn", since: now } : undefined;
    case "approved":
    case "rejected":
    case "remarked":
    case "reminded":
    case "escalated":
    case "lapsed":
      return (state, now) => (state.kind === "awaiting-approval" ? whileAwaiting(state, event, now) : undefined);
    case "resent":
      return (state, now) => resent(state, event, now);
    case "seen":
    case "resending":
    case "not-resent":
    case "revoking":
    case "not-revoked":
    case "revoked":
      return (state, now) => (state.kind === "invited" ? whileInvited(state, event, now) : undefined);
  }
}

/** What an event changes besides state, approval, options and findings. */
function counted({ resends }: Invitation, event: InvitationEvent): Partial<Invitation> {
  if (event.kind === "resending") return { resends: resends + 1 };
  if (event.kind === "not-resent") return { resends: Math.max(0, resends - 1) };
  return event.kind === "sent" ? { createdGuest: event.createdGuest } : {};
}

/** The newest POST says which page Microsoft's mail names. */
function posted(invitation: Invitation, event: InvitationEvent): Invitation {
  if (event.kind !== "sent" && event.kind !== "resent") return invitation;
  const { forwarder: _, ...rest } = invitation;
  return { ...rest, ...(event.forwarder !== undefined && { forwarder: event.forwarder }) };
}

/** An approval has a preflight of its own, so an earlier time counts no longer. Nothing proves that a later guest is ours. */
function timed(invitation: Invitation, event: InvitationEvent): Invitation {
  const { postedAfter: _, ...rest } = invitation;
  if (event.kind === "approved") return { ...rest, ...(event.postedAfter !== undefined && { postedAfter: event.postedAfter }) };
  return event.kind === "resent" && isOther(invitation.state, event.guestId) ? { ...rest, createdGuest: false } : invitation;
}

function isOther(state: InvitationState, guest: GuestId): boolean {
  return "guestId" in state && state.guestId !== guest;
}

/** Before it is sent: a new request, or another try. */
function isReady({ kind }: InvitationState): boolean {
  return kind === "requested" || kind === "failed";
}

/** An invitation that waits keeps its place. */
function queued(state: InvitationState, { wait }: Event<"queued">, now: Instant): Next {
  if (state.kind === "queued") return waiting(wait, state.since);
  return isReady(state) || state.kind === "sending" ? waiting(wait, now) : undefined;
}

function waiting(wait: SendingWait, since: Instant): InvitationState {
  return { kind: "queued", since, ...wait };
}

type Deciding = "approved" | "rejected" | "remarked" | "reminded" | "escalated" | "lapsed";

/** Questions, reminders and the like don't change the state. */
function whileAwaiting(state: InvitationState, event: Event<Deciding>, now: Instant): Next {
  const { kind } = event;
  switch (kind) {
    case "approved":
      return event.wait === undefined ? { kind: "sending", since: now } : waiting(event.wait, now);
    case "rejected":
    case "lapsed":
      return { kind, since: now };
    case "remarked":
    case "reminded":
    case "escalated":
      return state;
  }
}

type Invited = Extract<InvitationState, { kind: "invited" }>;

/** No mail is sent to a guest whose invitation is being revoked; of two revocations the first continues. */
function whileInvited(
  state: Invited,
  event: Event<"seen" | "resending" | "not-resent" | "revoking" | "not-revoked" | "revoked">,
  now: Instant,
): Next {
  const { revocation, ...rest } = state;
  const underWay = isUnderWay(state);
  switch (event.kind) {
    case "seen":
      return state.seen ? undefined : { ...state, seen: true };
    case "resending":
      return revocation === undefined ? state : undefined;
    case "not-resent":
      return state;
    case "revoking":
      return underWay ? undefined : { ...rest, revocation: event.why };
    case "not-revoked":
      return underWay ? { ...rest, ...(event.waits && { revocation: event.waits }) } : undefined;
    case "revoked":
      return event.guestId === state.guestId ? { kind: "revoked", since: now, guestId: state.guestId, why: event.why } : undefined;
  }
}

function isUnderWay({ revocation }: Invited): boolean {
  return revocation === "asked" || revocation === "replaced";
}

/** A later POST made another guest, because the first had been deleted: the invitation is open (again) with the new one. */
function resent(state: InvitationState, { guestId }: Event<"resent">, now: Instant): Next {
  if (state.kind === "invited" && state.guestId === guestId) return isUnderWay(state) ? undefined : state;
  if (state.kind === "invited") return { kind: "invited", since: now, guestId, ...(state.revocation && { revocation: state.revocation }) };
  const isGone = (state.kind === "removed" || state.kind === "revoked") && state.guestId !== guestId;
  return isGone ? { kind: "invited", since: now, guestId } : undefined;
}

function removed(state: InvitationState, { duringRevocation }: Event<"removed">, now: Instant): Next {
  if (state.kind !== "invited" && state.kind !== "accepted") return undefined;
  const { guestId } = state;
  if (state.kind === "invited" && isUnderWay(state) && duringRevocation === undefined) return undefined;
  const isReplaced = state.kind === "invited" && state.revocation === "needs-admin";
  return isReplaced ? { kind: "revoked", since: now, guestId, why: "replaced" } : { kind: "removed", since: now, guestId };
}

function ended({ reference }: Event<"was-accepted" | "taken-over">, reason: FailureReason, now: Instant): InvitationState {
  return { kind: "failed", since: now, reason, reference };
}

function reset(state: InvitationState, { since }: Event<"reset">, now: Instant): Next {
  if (state.kind !== "accepted") return undefined;
  return { kind: "invited", since: since ?? now, guestId: state.guestId, seen: true, again: "reset" };
}

/** An acceptance from before the reset; both times are the directory's. */
function isOld({ since }: Event<"accepted">, state: Invited): boolean {
  return state.again === "reset" && since !== null && since < state.since;
}

function restored(state: InvitationState, { userState, since }: Event<"restored">, now: Instant): Next {
  if (state.kind !== "removed" && state.kind !== "revoked") return undefined;
  const { guestId } = state;
  if (userState === "pending") return { kind: "invited", since: now, guestId, seen: true, again: "restored" };
  return { kind: "accepted", since: since ?? now, guestId, heardAt: now, path: "delta", again: "restored" };
}

function sent(state: InvitationState, { guestId }: Event<"sent">, now: Instant): Next {
  const unconfirmed = state.kind === "failed" && state.reason === "not-confirmed";
  return state.kind === "sending" || unconfirmed ? { kind: "invited", since: now, guestId } : undefined;
}

function failed(state: InvitationState, event: Event<"failed">, now: Instant): Next {
  if (state.kind !== "requested" && state.kind !== "awaiting-approval" && state.kind !== "queued" && state.kind !== "sending") {
    return undefined;
  }
  const { reason, reference, until } = event;
  return { kind: "failed", since: now, reason, reference, ...(until !== undefined && { until }) };
}

function accepted(guestId: GuestId, { path, since }: Omit<Event<"accepted">, "kind">, now: Instant): InvitationState {
  return { kind: "accepted", since: since ?? now, guestId, heardAt: now, path };
}
