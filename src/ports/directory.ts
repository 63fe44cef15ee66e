import type { GuestId, InvitationId, PersonId } from "../domain/ids.ts";
import type { InviteOptions } from "../domain/invite-options.ts";
import type { DirectoryUser, Preflight } from "../domain/preflight.ts";
import type { Actor } from "./identity.ts";

/** The address and the circumstances to check. */
export interface PreflightQuestion {
  readonly email: string;
  /** The person who asks for the invitation, whether they act themselves or the app does for them. */
  readonly requester: PersonId;
  /** Whether to count the guests of the partner's domain, too, for the approvers. */
  readonly countGuests?: boolean;
  /** The name that the requester gives the partner: whether a member of the tenant has it, too. */
  readonly displayName?: string;
}

export interface InviteRequest extends InviteOptions {
  readonly email: string;
  /** The guest's sponsor in the directory, if it isn't the inviter. Left out if Graph doesn't accept it. */
  readonly sponsor?: PersonId;
}

/** Why Graph refused, as far as its message tells. */
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

/** Our page where Microsoft sends partners after their acceptance, and which forwards them to their landing page. */
export interface WelcomePage {
  /** Where browsers reach it; undefined: new invitations name their landing page themselves. */
  readonly origin: string | undefined;
  /** The page of this invitation, which works for good; undefined without an origin. */
  addressFor(invitation: InvitationId): string | undefined;
  /** The invitation of a page's last segment; undefined if it isn't ours, was changed, or needs a key that is gone. */
  invitationIn(segment: string): InvitationId | undefined;
}

/** The outcome of POST /invitations. Only `sent` created something. */
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

/**
 * `gone`: not among the deleted users, because they are restored already, or deleted for good. `refused`: no permission, or their name was
 * taken.
 */
export interface RestoreOutcome {
  readonly kind: "restored" | "gone" | "refused";
}

/** How users are read by id. */
export interface ReadingById {
  /**
   * Called for each user who can't be read: about these nothing is known, and the others are returned. Without it, one of them fails all.
   * `retryAfter`: Graph asks to wait so many seconds.
   */
  onUnread?(id: PersonId | GuestId, retryAfter?: number): void;
  /** Sends each `$batch` once, and repeats nothing: the caller comes again by itself. */
  readonly once?: true;
}

/** The tenant's directory of users, through Microsoft Graph. */
export interface Directory {
  /**
   * All checks before an invitation, in one round trip: a `$batch`, and at the same time the allow or deny list (beta; read
   * as the app and cached for five minutes). The tenant's own facts are cached for an hour.
   * @throws GuestlistError `sign-in-challenged` when Graph wants the person to authenticate again.
   */
  preflight(actor: Actor, question: PreflightQuestion): Promise<Preflight>;
  /**
   * Creates the guest and, if asked, lets Microsoft send its mail. With a mail it is posted once (except once more without the sponsor,
   * after a refusal: it is certain that that created nothing).
   * @throws GuestlistError `outcome-unknown` when the request may have worked (time-out, connection lost, 5xx), after a 503 with
   * `answeredAt` and, if Graph names a wait, `retryAfter`; with every other code it certainly did not: `throttled` (429),
   * `directory-unavailable` (no connection was made), `identity-…` (no token).
   */
  invite(actor: Actor, request: InviteRequest): Promise<InviteOutcome>;
  /**
   * The user with the address in any of its forms (mail, UPN, otherMails, proxyAddresses, `#EXT#` UPN); undefined when there is none (yet:
   * new guests appear late).
   */
  findByEmail(actor: Actor, email: string): Promise<DirectoryUser | undefined>;
  /**
   * Any number of users by id, 20 per `$batch`; unknown ids are missing from the answer.
   * @throws GuestlistError `throttled` with `retryAfter`, `directory-refused` without the permission to read users.
   */
  findByIds(actor: Actor, ids: readonly (PersonId | GuestId)[], how?: ReadingById): Promise<readonly DirectoryUser[]>;
  /** Member or guest of the tenant, asked as the app and cached for ten minutes; "unknown" when there is no such user. */
  typeOf(person: PersonId): Promise<"Member" | "Guest" | "unknown">;
  /** Deletes a guest, as the app; for 30 days they can be restored. Safe to repeat. */
  deleteGuest(guest: GuestId): Promise<DeleteOutcome>;
  /** Restores a deleted guest with the earlier properties, as the app. Safe to repeat. */
  restoreGuest(guest: GuestId): Promise<RestoreOutcome>;
  /** A deleted user who can still be restored, with the properties at the time of the deletion; read as the app. */
  findDeleted(guest: GuestId): Promise<DirectoryUser | undefined>;
}

/** The first page of users to read. */
export interface FirstGuests {
  readonly kind: "first";
  /** OData with Graph's own names, e.g. `externalUserState eq 'PendingAcceptance'`; absent: all. */
  readonly filter?: string;
  /** All users are asked for, not only guests and members who were guests. */
  readonly withMembers?: boolean;
  /** Graph's `$search`, e.g. `"displayName:anna"`. */
  readonly search?: string;
  /** Graph's `$orderby`, e.g. `displayName desc`. */
  readonly orderBy?: string;
  /** Graph's property names. */
  readonly select: readonly string[];
  /** 1 to 999. */
  readonly pageSize: number;
  /** Whether the filter is known to need an advanced query. If it does and this is absent, Graph is asked twice. */
  readonly isAdvanced?: boolean;
}

/** The page after another one; made by the list only. */
export interface NextGuests {
  readonly kind: "next";
  readonly link: string;
  readonly isAdvanced: boolean;
}

/** A page of the directory's guests to read. */
export type GuestQuestion = FirstGuests | NextGuests;

export interface GuestPage {
  /** The properties as Graph answered them, by Graph's names; unread ones are missing. */
  readonly guests: readonly Readonly<Record<string, unknown>>[];
  /** The question for the next page; absent on the last one. */
  readonly next?: NextGuests;
}

/** The directory's own list of guests, whether we invited them or not. */
export interface GuestList {
  /**
   * Reads one page. `stop` ends the request.
   * @throws GuestlistError `throttled` (with `retryAfter`: ask for the same page again then), `directory-unavailable`, `identity-…`,
   * `directory-refused`: with status 400 the filter isn't valid, or the link to the page has expired; the cause has Graph's own words, which
   * may quote the filter: show them to the person who wrote it, and never log them.
   */
  read(actor: Actor, question: GuestQuestion, stop?: AbortSignal): Promise<GuestPage>;
}
