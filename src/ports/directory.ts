import type { GuestId, Instant, PersonId } from "../domain/ids.ts";
import type { InviteOptions } from "../domain/invitation.ts";
import type { Actor } from "./identity.ts";

/** Graph's `externalUserState`. Null is a state of its own: neither pending nor accepted (members, self-service guests, …). */
export type UserState = "PendingAcceptance" | "Accepted" | null;

/** A user of the tenant, as far as an invitation is concerned. */
export interface DirectoryUser {
  readonly id: GuestId;
  readonly displayName: string;
  readonly mail: string | null;
  readonly userPrincipalName: string;
  readonly userType: "Member" | "Guest" | null;
  readonly userState: UserState;
  /** `externalUserStateChangeDateTime`; may be null on invited users too. */
  readonly userStateSince: Instant | null;
  readonly createdAt: Instant | null;
}

/** What is known before anything is created. */
export interface Preflight {
  /** Verified domains of the tenant, lower case; `"not-checked"` when a permission hides them. */
  readonly ownDomains: readonly string[] | "not-checked";
  /** The user who owns the address already, under any of its forms. */
  readonly existing: DirectoryUser | "none" | "not-checked";
  /** The requester: their own user type. */
  readonly requesterType: "Member" | "Guest" | "not-checked";
}

export interface InviteRequest extends InviteOptions {
  readonly email: string;
}

/** What POST /invitations said. Only `sent` created something. */
export type InviteOutcome =
  | { readonly kind: "sent"; readonly guestId: GuestId; readonly redeemUrl: string }
  | {
      readonly kind: "refused";
      readonly reason:
        | "address-refused"
        | "own-domain"
        | "already-in-directory"
        | "domain-blocked"
        | "invitations-not-allowed"
        | "permission-missing"
        | "tenant-blocked"
        | "unknown";
      /** Graph's request-id, for the log. */
      readonly remoteId?: string;
    };

/** The tenant's directory of users, through Microsoft Graph. */
export interface Directory {
  /** All that is checked before an invitation, in one round trip (`$batch`; domains are cached for an hour). */
  preflight(actor: Actor, email: string): Promise<Preflight>;
  /**
   * Creates the guest and, if asked, lets Microsoft send its mail. Posted once, never retried here.
   * @throws GuestlistError `outcome-unknown` when the request may have worked (time-out, connection lost, 5xx);
   *   `throttled` when it certainly did not (429).
   */
  invite(actor: Actor, request: InviteRequest): Promise<InviteOutcome>;
  /** Whoever owns the address under any of its forms (mail, UPN, otherMails, proxyAddresses, `#EXT#` UPN); undefined when nobody does (yet: fresh guests show late). */
  findByEmail(actor: Actor, email: string): Promise<DirectoryUser | undefined>;
  /** Up to any number of users by id, asked 20 a `$batch`; absent ids are missing from the answer. */
  findByIds(actor: Actor, ids: readonly GuestId[]): Promise<readonly DirectoryUser[]>;
  /** Member or guest of the tenant, asked as the app and cached for ten minutes; "unknown" when there is no such user. */
  typeOf(person: PersonId): Promise<"Member" | "Guest" | "unknown">;
}
