import type { GuestId, Instant } from "./ids.ts";
import type { AcceptancePath, FailureReason, Invitation, InvitationState } from "./invitation.ts";

/** What can happen to an invitation after it was requested. */
export type InvitationEvent =
  /** About to POST. Also from `failed`, when the requester tries again. */
  | { readonly kind: "sending" }
  /** `createdGuest`: this POST made them; they were not in the directory before. */
  | { readonly kind: "sent"; readonly guestId: GuestId; readonly createdGuest: boolean }
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly reference: string }
  /** `since`: the directory's own time of the change, if it told. */
  | { readonly kind: "accepted"; readonly path: AcceptancePath; readonly since: Instant | null }
  /** The guest is no longer in the directory. */
  | { readonly kind: "removed" }
  /** Committed before Microsoft is asked for another mail. */
  | { readonly kind: "resending" }
  | { readonly kind: "revoked"; readonly why: "asked" | "replaced" }
  /** An admin reset the redemption: the partner must accept once more. */
  | { readonly kind: "reset" }
  /** An admin restored the deleted guest, who stands as they stood. */
  | { readonly kind: "restored"; readonly userState: "pending" | "accepted"; readonly since: Instant | null };

export type Advance =
  | { readonly kind: "ok"; readonly next: Invitation }
  /** The invitation stands where this can't happen (any more): somebody was first, or it is a replay. */
  | { readonly kind: "refused"; readonly standsAt: InvitationState["kind"] };

/** The one table of what may follow what. Pure: the caller commits `next` with compare-and-set on its version. */
export function advanceInvitation(invitation: Invitation, event: InvitationEvent, now: Instant): Advance {
  const state = nextState(invitation.state, event, now);
  if (!state) return { kind: "refused", standsAt: invitation.state.kind };
  return { kind: "ok", next: { ...invitation, ...counted(invitation, event), version: invitation.version + 1, state } };
}

function nextState(state: InvitationState, event: InvitationEvent, now: Instant): InvitationState | undefined {
  switch (event.kind) {
    case "sending":
      return state.kind === "requested" || state.kind === "failed" ? { kind: "sending", since: now } : undefined;
    case "resending":
      return state.kind === "invited" ? state : undefined;
    case "revoked":
      return state.kind === "invited" ? { kind: "revoked", since: now, guestId: state.guestId, why: event.why } : undefined;
    case "reset":
      return state.kind === "accepted" ? { kind: "invited", since: now, guestId: state.guestId, again: "reset" } : undefined;
    case "restored":
      return restored(state, event, now);
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

/** What an event changes besides the state. */
function counted({ resends }: Invitation, event: InvitationEvent): Partial<Pick<Invitation, "resends" | "createdGuest">> {
  if (event.kind === "resending") return { resends: resends + 1 };
  return event.kind === "sent" ? { createdGuest: event.createdGuest } : {};
}

function restored(
  state: InvitationState,
  { userState, since }: Extract<InvitationEvent, { kind: "restored" }>,
  now: Instant,
): InvitationState | undefined {
  if (state.kind !== "removed" && state.kind !== "revoked") return undefined;
  const { guestId } = state;
  if (userState === "pending") return { kind: "invited", since: now, guestId, again: "restored" };
  return { kind: "accepted", since: since ?? now, guestId, heardAt: now, path: "delta", again: "restored" };
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
