import type { GuestId, PersonId } from "../domain/ids.ts";
import type { InviteOptions } from "../domain/invite-options.ts";
import type { DirectoryUser, Preflight } from "../domain/preflight.ts";
import type { Actor } from "./identity.ts";

/** What the preflight is about. */
export interface PreflightQuestion {
  readonly email: string;
  /** Who asks for the invitation, whether they act themselves or the app does for them. */
  readonly requester: PersonId;
  /** Whether to count the guests of the partner's domain, too, for those who decide. */
  readonly countGuests?: boolean;
}

export interface InviteRequest extends InviteOptions {
  readonly email: string;
  /** Who answers for the guest in the directory, when it isn't the inviter. Left out if Graph doesn't take it. */
  readonly sponsor?: PersonId;
}

/** Why Graph refused, as far as its words tell. */
export type InviteRefusalReason =
  | "account-disabled"
  | "address-in-use"
  | "address-refused"
  | "already-in-directory"
  | "cross-cloud-disabled"
  | "cross-tenant-blocked"
  | "domain-blocked"
  | "group-address"
  | "invitations-not-allowed"
  | "member-not-allowed"
  | "own-domain"
  | "permission-missing"
  | "quota-reached"
  | "strong-auth-needed"
  | "synced-account"
  | "tenant-blocked"
  | "unknown";

/** What POST /invitations said. Only `sent` created something. */
export type InviteOutcome =
  | { readonly kind: "sent"; readonly guestId: GuestId; readonly redeemUrl: string }
  | {
      readonly kind: "refused";
      readonly reason: InviteRefusalReason;
      /** Graph's request-id, for the log. */
      readonly remoteId?: string;
    };

/** `gone`: there is no such user (any more, or yet). `refused`: the app lacks the permission for it. */
export interface DeleteOutcome {
  readonly kind: "deleted" | "gone" | "refused";
}

/** `gone`: not among the deleted, because they are back, or deleted for good. `refused`: no permission, or their name was taken. */
export interface RestoreOutcome {
  readonly kind: "restored" | "gone" | "refused";
}

/** The tenant's directory of users, through Microsoft Graph. */
export interface Directory {
  /**
   * All that is checked before an invitation, in one round trip: a `$batch`, and beside it the allow or deny list (beta; asked
   * as the app and kept for five minutes). The tenant's own facts are kept for an hour.
   * @throws GuestlistError `sign-in-challenged` when Graph wants the person to prove anew who they are.
   */
  preflight(actor: Actor, question: PreflightQuestion): Promise<Preflight>;
  /**
   * Creates the guest and, if asked, lets Microsoft send its mail. Posted once, never retried here (but once without the
   * sponsor, after a refusal: that certainly created nothing).
   * @throws GuestlistError `outcome-unknown` when the request may have worked (time-out, connection lost, 5xx);
   *   `throttled` when it certainly did not (429).
   */
  invite(actor: Actor, request: InviteRequest): Promise<InviteOutcome>;
  /** Whoever owns the address under any of its forms (mail, UPN, otherMails, proxyAddresses, `#EXT#` UPN); undefined when nobody does (yet: fresh guests show late). */
  findByEmail(actor: Actor, email: string): Promise<DirectoryUser | undefined>;
  /** Up to any number of users by id, asked 20 a `$batch`; absent ids are missing from the answer. */
  findByIds(actor: Actor, ids: readonly (PersonId | GuestId)[]): Promise<readonly DirectoryUser[]>;
  /** Member or guest of the tenant, asked as the app and cached for ten minutes; "unknown" when there is no such user. */
  typeOf(person: PersonId): Promise<"Member" | "Guest" | "unknown">;
  /** Deletes a guest, as the app; for 30 days they can be restored. Safe to repeat. */
  deleteGuest(guest: GuestId): Promise<DeleteOutcome>;
  /** Brings a deleted guest back as they were, as the app. Safe to repeat. */
  restoreGuest(guest: GuestId): Promise<RestoreOutcome>;
  /** A deleted user who can still be restored, as they stood when they were deleted; asked as the app. */
  findDeleted(guest: GuestId): Promise<DirectoryUser | undefined>;
}
