import type { Approval, Decision, Remark } from "./approval.ts";
import type { FailureReason } from "./failure.ts";
import type { GuestId, Instant } from "./ids.ts";
import type { AcceptancePath, Findings, InvitationState, RevocationReason } from "./invitation.ts";
import type { Inviter } from "./invite-identity.ts";
import type { InviteOptions } from "./invite-options.ts";

/** How an invitation waits that could go out: as in the state `queued`. */
export type SendingWait = Pick<Extract<InvitationState, { kind: "queued" }>, "goesOutAt" | "confirmed">;

/** What can happen to an invitation after it was requested. */
export type InvitationEvent =
  /** About to POST. Also from `failed`, for a retry; a request that needs approval only if it was approved. */
  | { readonly kind: "sending" }
  /** Everything is ready, but it must wait for its time: as in the state `queued`. Also another time for one that waits; and after a POST that
   * Microsoft's stop has certainly refused. */
  | { readonly kind: "queued"; readonly wait: SendingWait }
  /** Approval is required. */
  | { readonly kind: "approval-asked"; readonly approval: Approval }
  /** About to POST after an approval (or queued, with `wait`), perhaps with other options than requested; `findings` are those of the preflight before it. */
  | {
      readonly kind: "approved";
      readonly decision: Extract<Decision, { kind: "approved" }>;
      readonly options?: InviteOptions;
      readonly findings?: Findings;
      /** The identity that sends it, which the approver has agreed to. */
      readonly inviter?: Inviter;
      readonly postedAfter?: Instant;
      readonly wait?: SendingWait;
    }
  | { readonly kind: "rejected"; readonly decision: Extract<Decision, { kind: "rejected" }> }
  | { readonly kind: "remarked"; readonly remark: Remark }
  | { readonly kind: "reminded" }
  /** `to`: the policy's name for the set that may decide as well. */
  | { readonly kind: "escalated"; readonly to: string }
  /** By the requester: an undecided request, or an invitation that waits for its time. */
  | { readonly kind: "withdrawn" }
  | { readonly kind: "lapsed" }
  /**
   * `createdGuest`: no user had the address before. Also from a failure that was not confirmed: the directory has the guest after all.
   * `forwarder`: as in the invitation.
   */
  | { readonly kind: "sent"; readonly guestId: GuestId; readonly createdGuest: boolean; readonly forwarder?: string | undefined }
  /** The POST is over, and nobody knows its outcome. */
  | { readonly kind: "unanswered" }
  /** `until`: Microsoft is busy until then, if it said so. */
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly reference: string; readonly until?: Instant }
  /** `since`: the directory's own time of the change, if it has one. */
  | { readonly kind: "accepted"; readonly path: AcceptancePath; readonly since: Instant | null }
  /** The directory has shown the guest for the first time. */
  | { readonly kind: "seen" }
  /** Already accepted before the POST: there was nothing to invite. */
  | { readonly kind: "was-accepted"; readonly reference: string }
  /** Somebody has asked for the partner of an imported invitation: theirs takes its place. */
  | { readonly kind: "taken-over"; readonly reference: string }
  /**
   * The guest is no longer in the directory. A revocation in progress finds out by itself what became of the guest: only with
   * `duringRevocation` this event is from it.
   */
  | { readonly kind: "removed"; readonly duringRevocation?: true }
  /** Committed before Microsoft is asked for another mail. */
  | { readonly kind: "resending" }
  /** Microsoft answered another POST with this guest: another one than before if that one was deleted. */
  | { readonly kind: "resent"; readonly guestId: GuestId; readonly forwarder?: string | undefined }
  /** Microsoft certainly sent no other mail. */
  | { readonly kind: "not-resent" }
  /** Committed before the guest is deleted. */
  | { readonly kind: "revoking"; readonly why: RevocationReason }
  /** The revocation ended without a deletion; `needs-admin`: until an administrator deletes the guest. */
  | { readonly kind: "not-revoked"; readonly waits?: "needs-admin" }
  /** `guestId`: the guest who was deleted. */
  | { readonly kind: "revoked"; readonly why: RevocationReason; readonly guestId: GuestId }
  /** The partner had accepted before the guest was deleted, so the guest was restored. */
  | { readonly kind: "unrevoked"; readonly since: Instant | null }
  /** An admin reset the redemption: the partner must accept again. `since` as in `accepted`. */
  | { readonly kind: "reset"; readonly since: Instant | null }
  /** An admin restored the deleted guest, in the earlier state. */
  | { readonly kind: "restored"; readonly userState: "pending" | "accepted"; readonly since: Instant | null };
