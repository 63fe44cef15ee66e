/** What the parts of the sandbox (entra/, graph/, teams/, web/) share: one pretend tenant, in memory. `createTenant` makes it. */

import type { EventEmitter } from "node:events";
import type { JWK } from "jose";
import type { Control } from "../switches/control.ts";
import type { GrantStore } from "./grant-store.ts";
import type { GroupStore } from "../directory/group-store.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Passcodes } from "./passcodes.ts";
import type { Random } from "../directory/random.ts";
import type { Redemptions } from "./redemption.ts";
import type { SubscriptionStore } from "./subscription-store.ts";
import type { UserStore } from "../directory/user-store.ts";
import type { ControlView, MailView, PersonView, RedemptionView } from "../page-api/api.ts";

/** Directory time: moves state changes, delta-token age and mail dates; token times are always real. */
export interface DirectoryClock {
  now(): Date;
  /** Moves directory time forward. */
  advance(milliseconds: number): void;
  /** Calls whenever the time jumped. */
  onMove(listener: () => void): void;
  /** Back to the time of the wall. */
  reset(): void;
}

/** Somebody to be on the page. `locale` is where they start; the Teams side keeps what they chose since. */
export type SandboxPerson = PersonView;

/** As `verifiedDomain` in Graph v1.0. */
export interface VerifiedDomain {
  readonly capabilities: string;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly name: string;
  readonly type: "Managed";
}

export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  /** The `.onmicrosoft.com` domain: guests' user principal names end in it. */
  readonly initialDomain: string;
  /** What people call the organisation by in mails. */
  readonly defaultDomain: string;
  readonly verifiedDomains: readonly VerifiedDomain[];
  /** The language in which the tenant's notifications are written when nothing says otherwise. */
  readonly preferredLanguage: string;
  readonly createdDateTime: string;
  readonly app: AppRegistration;
  readonly people: readonly SandboxPerson[];
  readonly users: UserStore;
  readonly groups: GroupStore;
  /** Who may invite; follows `control`. */
  readonly policy: { readonly allowInvitesFrom: ControlView["allowInvitesFrom"] };
  readonly mailbox: Mailbox;
  readonly redemptions: Redemptions;
  readonly subscriptions: SubscriptionStore;
  readonly passcodes: Passcodes;
  readonly grants: GrantStore;
  readonly clock: DirectoryClock;
  readonly control: Control;
  readonly random: Random;
  readonly events: EventEmitter<TenantEvents>;
  /** Starts over: users, mails, invitations, switches, consent and directory time as at the beginning. Delta tokens die. */
  reset(): void;
}

/** A user object, as much of it as the sandbox serves (names and nullability of Graph v1.0's `user`). */
export interface TenantUser {
  readonly id: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  jobTitle: string | null;
  userPrincipalName: string;
  mail: string | null;
  mailNickname: string | null;
  otherMails: string[];
  proxyAddresses: string[];
  userType: "Member" | "Guest";
  creationType: "Invitation" | null;
  externalUserState: "PendingAcceptance" | "Accepted" | null;
  externalUserStateChangeDateTime: string | null;
  identities: { signInType: string; issuer: string; issuerAssignedId: string | null }[];
  createdDateTime: string;
  accountEnabled: boolean;
  preferredLanguage: string | null;
  /** Ids of users. A navigation property of Graph, no property: served nowhere unless asked for. */
  sponsors: string[];
  /** Role template ids (Microsoft: Access token claims); the sandbox's own bookkeeping, never served as a property of the user. */
  roles: string[];
  /** Id of the manager. A navigation property. */
  manager: string | null;
  /** Text properties that somebody set and that nothing in the sandbox depends on, such as `usageLocation`. */
  more: Readonly<Record<string, string>>;
}

/** The bot's app registration in this tenant. */
export interface AppRegistration {
  readonly appId: string;
  readonly secret: string;
  readonly displayName: string;
  readonly oauthConnection: string;
  /** Where `/authorize` may lead back to, beside any address on this machine. */
  readonly redirectUris: string[];
  /** PEM texts of certificates by which the app may prove who it is. */
  readonly certificates: string[];
  readonly federatedCredentials: FederatedCredential[];
  /** "Allow public client flows": codes and device codes can be redeemed without a secret. */
  allowPublicClient: boolean;
  /** The secret's time is over. */
  secretExpired: boolean;
  /** Graph permissions that an admin consented to. Switchable while running. */
  readonly granted: { readonly delegated: Set<string>; readonly application: Set<string> };
}

/** Whose tokens count as the app's own proof: a managed identity's, or another provider's. */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** The issuer's key set. */
  readonly keys: readonly JWK[];
}

/** A mail that left the tenant's mail system. */
export type Mail = MailView;

/** What a redeem ticket stands for; the redeem page shows it. */
export type Redemption = RedemptionView;

export interface TenantEvents {
  /** A mail was sent. */
  mail: [mail: Mail];
  /** A user object was created, changed or removed (already visible or not). */
  user: [change: { readonly id: string; readonly what: "created" | "changed" | "removed" | "purged" }];
  /** Somebody was put into a team by Graph. */
  team: [change: { readonly groupId: string; readonly userId: string }];
  /** A subscription to changes was made. */
  subscription: [];
  /** Everything started over. */
  reset: [];
}
