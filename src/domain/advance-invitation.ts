import type { GuestId, Instant } from "./ids.ts";
import type { AcceptancePath, FailureReason, Invitation, InvitationState } from "./invitation.ts";

/** What can happen to an invitation after it was requested. */
export type InvitationEvent =
  /** About to POST. Also from `failed`, when the requester tries again. */
  | { readonly kind: "sending" }
  | { readonly kind: "sent"; readonly guestId: GuestId }
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly reference: string }
  /** `since`: the directory's own time of the change, if it told. */
  | { readonly kind: "accepted"; readonly path: AcceptancePath; readonly since: Instant | null }
  /** The guest is no longer in the directory. */
  | { readonly kind: "removed" };

export type Advance =
  | { readonly kind: "ok"; readonly next: Invitation }
  /** The invitation stands where this can't happen (any more): somebody was first, or it is a replay. */
  | { readonly kind: "refused"; readonly standsAt: InvitationState["kind"] };

/** The one table of what may follow what. Pure: the caller commits `next` with compare-and-set on its version. */
export function advanceInvitation(invitation: Invitation, event: InvitationEvent, now: Instant): Advance {
  const state = nextState(invitation.state, event, now);
  if (!state) return { kind: "refused", standsAt: invitation.state.kind };
  return { kind: "ok", next: { ...invitation, version: invitation.version + 1, state } };
}

function nextState(state: InvitationState, event: InvitationEvent, now: Instant): InvitationState | undefined {
  switch (event.kind) {
    case "sending":
      return state.kind === "requested" || state.kind === "failed" ? { kind: "sending", since: now } : undefined;
    case "sent":
      return state.kind === "sending" ? { kind: "invited", since: now, guestId: event.guestId } : undefined;
    case "failed":
      return failed(state, event, now);
    case "accepted":
      return accepted(state, event, now);
    case "removed":
      return state.kind === "invited" || state.kind === "accepted" ? { kind: "removed", since: now, guestId: state.guestId } : undefined;
  }
}

function failed(state: InvitationState, event: Extract<InvitationEvent, { kind: "failed" }>, now: Instant): InvitationState | undefined {
  if (state.kind !== "requested" && state.kind !== "sending") return undefined;
  return { kind: "failed", since: now, reason: event.reason, reference: event.reference };
}

function accepted(
  state: InvitationState,
  event: Extract<InvitationEvent, { kind: "accepted" }>,
  now: Instant,
): InvitationState | undefined {
  if (state.kind !== "invited") return undefined;
  return { kind: "accepted", since: event.since ?? now, guestId: state.guestId, heardAt: now, path: event.path };
}
