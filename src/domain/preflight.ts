import type { GuestId, Instant, UserId } from "./ids.ts";
import type { DirectoryRole } from "./policy/directory-role.ts";

/** Graph's `externalUserState`. Null is a state of its own: neither pending nor accepted (members, self-service guests, …). */
export type UserState = "PendingAcceptance" | "Accepted" | null;

/** A user of the tenant, as far as an invitation is concerned. */
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
  /** What the person chose to be spoken to in, e.g. `fr-FR`, if anything. */
  readonly language?: string;
}

/** The tenant that invites. */
export interface TenantFacts {
  readonly name: string;
  /** Verified domains, lower case. */
  readonly domains: readonly string[];
  /** The one that ends in `.onmicrosoft.com` (or its like in other clouds); absent when Graph named none. */
  readonly initialDomain?: string;
  /** The one that mails name; absent when Graph named none. */
  readonly defaultDomain?: string;
}

/** A user who was deleted and can still be restored. */
export interface DeletedUser {
  readonly id: GuestId;
  readonly name: string;
  readonly userType: "Member" | "Guest" | null;
  readonly deletedAt: Instant | null;
}

/** Which partner domains the tenant lets in; it has one list or none (Microsoft: Allow or block invites to specific organizations). */
export type DomainPolicy =
  { readonly kind: "any" } | { readonly kind: "only" | "all-but"; /** Lower case. */ readonly domains: readonly string[] };

/** The person who asks for the invitation, as the directory shows them. */
export interface Requester {
  readonly userType: "Member" | "Guest" | null;
  /** Their own address in the tenant; without one Graph drops their personal messages. */
  readonly mail: string | null;
  /** As the directory tells it, e.g. "Retail". */
  readonly department: string | null;
  /** Of the roles that matter here, also those that they have through a group. */
  readonly roles: readonly DirectoryRole[] | "not-checked";
}

/** What is known before anything is created; `"not-checked"` is what a missing permission hides. */
export interface Preflight {
  readonly tenant: TenantFacts | "not-checked";
  /** The user who owns the address already, under any of its forms. */
  readonly existing: DirectoryUser | "none" | "not-checked";
  /** The user who had the address and was deleted within the last 30 days; the latest, if there were several. */
  readonly deleted: DeletedUser | "none" | "not-checked";
  /** A contact of the address book with the address. */
  readonly contact: { readonly name: string } | "none" | "not-checked";
  readonly domainPolicy: DomainPolicy | "not-checked";
  readonly requester: Requester | "not-checked";
  /** How many guests have a mail address of the partner's domain, without its subdomains; absent unless asked for, or hidden. */
  readonly guestsOfDomain?: number;
}
