import type { GuestId, Instant, UserId } from "./ids.ts";
import type { DirectoryRole } from "./policy/directory-role.ts";

/** Graph's `externalUserState`. Null is a state of its own: neither pending nor accepted (members, self-service guests, …). */
export type UserState = "PendingAcceptance" | "Accepted" | null;

/** A user of the tenant, with the properties that matter for an invitation. */
export interface DirectoryUser {
  readonly id: UserId;
  readonly displayName: string;
  readonly mail: string | null;
  readonly userPrincipalName: string;
  readonly userType: "Member" | "Guest" | null;
  readonly userState: UserState;
  /** `externalUserStateChangeDateTime`; may be null on invited users too. */
  readonly userStateSince: Instant | null;
  readonly createdAt: Instant | null;
  /** The preferred language that the person has set, e.g. `fr-FR`. */
  readonly language?: string;
}

/** The tenant that invites. */
export interface TenantFacts {
  readonly name: string;
  /** Verified domains, lower case. */
  readonly domains: readonly string[];
  /** The domain that ends in `.onmicrosoft.com` (or similar in other clouds); absent when Graph named none. */
  readonly initialDomain?: string;
  /** The domain that mails name; absent when Graph named none. */
  readonly defaultDomain?: string;
}

/** A user who was deleted and can still be restored. */
export interface DeletedUser {
  readonly id: GuestId;
  readonly name: string;
  readonly userType: "Member" | "Guest" | null;
  readonly deletedAt: Instant | null;
}

/** The partner domains that the tenant allows; it has one list or none (Microsoft: Allow or block invites to specific organizations). */
export type DomainPolicy =
  { readonly kind: "any" } | { readonly kind: "only" | "all-but"; /** Lower case. */ readonly domains: readonly string[] };

/** The person who asks for the invitation, as in the directory. */
export interface Requester {
  readonly userType: "Member" | "Guest" | null;
  /** Their own address in the tenant; without one Graph drops their personal messages. */
  readonly mail: string | null;
  /** The directory's value, e.g. "Retail". */
  readonly department: string | null;
  /** The roles that matter here, including those that the person has through a group. */
  readonly roles: readonly DirectoryRole[] | "not-checked";
}

/** What is known before anything is created; `"not-checked"` where a missing permission hides it. */
export interface Preflight {
  /** The directory's own time of the answer; absent if it doesn't say. */
  readonly at?: Instant;
  readonly tenant: TenantFacts | "not-checked";
  /** The user who has the address already, in any of its forms. */
  readonly existing: DirectoryUser | "none" | "not-checked";
  /** Set if Graph couldn't be asked for users who sign in with the address, though it is none of their mail addresses. */
  readonly signInNames?: "not-checked";
  /** The user with this address who was deleted within the last 30 days; of several, the latest. */
  readonly deleted: DeletedUser | "none" | "not-checked";
  /** A contact of the address book with the address. */
  readonly contact: { readonly name: string } | "none" | "not-checked";
  readonly domainPolicy: DomainPolicy | "not-checked";
  readonly requester: Requester | "not-checked";
  /** The requester can't sign in any more: their account was deleted or disabled. Absent if it can be used, or that is hidden. */
  readonly requesterAccount?: "deleted" | "disabled";
  /** How many guests have a mail address of the partner's domain, without its subdomains; absent if not asked for, or hidden. */
  readonly guestsOfDomain?: number;
  /** Whether a member of the tenant has the name that was given to the partner; absent if no name was given, or that is hidden. */
  readonly isNameTaken?: boolean;
}
