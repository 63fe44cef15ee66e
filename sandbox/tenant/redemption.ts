import { toGraphTime } from "../directory/graph-time.ts";
import type { Control } from "../switches/control.ts";
import { homeNameOf } from "./home-name.ts";
import type { DirectoryClock } from "../directory/clock.ts";
import type { StoredUser } from "../directory/tenant-user.ts";
import type { UserStore } from "../directory/user-store.ts";
import type { RedemptionView } from "../page-api/api.ts";

/** The data of a redeem ticket; the redeem page shows it. */
export type Redemption = RedemptionView;

/** The data that is known when an invitation is created. */
export interface NewRedemption {
  readonly ticket: string;
  readonly userId: string;
  readonly email: string;
  readonly inviterName: string;
  /** The person whose invitation created the user; undefined when an app invited, or the user existed before. */
  readonly creatorId?: string | undefined;
  readonly redirectUrl: string;
}

/** How a partner signs in: the `issuer` of the identity that redemption adds (Microsoft: objectIdentity). */
export type IdentityIssuer = "ExternalAzureAD" | "MicrosoftAccount" | "google.com" | "mail";

/** The account with which a partner redeems. */
export interface HomeAccount {
  /** Absent: "ExternalAzureAD". */
  readonly issuer?: IdentityIssuer;
  /** The account's name in its home directory; absent: it is made from the address. */
  readonly name?: string | undefined;
}

/**
 * The redeem tickets of all invitations. A guest's older tickets still work when there is a newer one (nobody outside Microsoft knows
 * whether they do).
 */
export interface Redemptions {
  add(redemption: NewRedemption): void;
  /** How many tickets were issued since the start. */
  readonly issued: number;
  /** How many users a person has created by invitations, deleted ones included. */
  createdBy(personId: string): number;
  find(ticket: string): Redemption | undefined;
  /** A guest's newest ticket. */
  newestOf(userId: string): string | undefined;
  /** The guest of a ticket; undefined when the ticket doesn't exist, or the guest was deleted. */
  guestOf(ticket: string): StoredUser | undefined;
  /**
   * The partner consents: the guest becomes `Accepted` now and gets the identity of `issuer`
   * (Microsoft: Invitation e-mail, objectIdentity) and the name that the account has at home. A second time changes nothing; a deleted guest
   * stays "gone".
   */
  accept(ticket: string, account?: HomeAccount): Redemption | undefined;
  /** "Block future invitations": mails to this address stop, and nobody is notified. */
  block(email: string): void;
  unblock(email: string): void;
  isBlocked(email: string): boolean;
  clear(): void;
}

export interface RedemptionParts {
  readonly organization: { readonly id: string; readonly displayName: string };
  readonly users: UserStore;
  readonly clock: DirectoryClock;
  readonly control: Control;
}

export function createRedemptions({ organization, users, clock, control }: RedemptionParts): Redemptions {
  const tickets = new Map<string, NewRedemption>();
  const newest = new Map<string, string>();
  const blocked = new Set<string>();
  const guestOf = (ticket: string) => users.get(tickets.get(ticket)?.userId ?? "");
  const isBlocked = (email: string) => blocked.has(email.toLowerCase());
  const find = (ticket: string): Redemption | undefined => {
    const known = tickets.get(ticket);
    if (!known) return undefined;
    const { email, inviterName, redirectUrl } = known;
    return {
      ...{ ticket, email, tenantId: organization.id, tenantName: organization.displayName, inviterName, redirectUrl },
      ...{ state: stateOf(guestOf(ticket)), blocked: isBlocked(email), needsConsent: !control.settings.automaticRedemption },
    };
  };
  return {
    ...{ find, guestOf, isBlocked, newestOf: (userId) => newest.get(userId) },
    get issued() {
      return tickets.size;
    },
    createdBy: (personId) => [...tickets.values()].filter(({ creatorId }) => creatorId === personId).length,
    add: (redemption) => {
      tickets.set(redemption.ticket, redemption);
      newest.set(redemption.userId, redemption.ticket);
    },
    accept: (ticket, account) => {
      const guest = guestOf(ticket);
      if (guest?.externalUserState === "PendingAcceptance") acceptGuest(users, guest, clock.now(), account);
      return find(ticket);
    },
    block: (email) => void blocked.add(email.toLowerCase()),
    unblock: (email) => void blocked.delete(email.toLowerCase()),
    clear: () => [tickets, newest, blocked].forEach((each) => each.clear()),
  };
}

/**
 * G132: Changes one guest to `Accepted`, as redemption does. G184: the name of the home directory replaces the one of the invitation (Microsoft:
 * FAQ of guest invitations); somebody with a passcode has no home directory.
 */
export function acceptGuest(users: UserStore, guest: StoredUser, now: Date, account: HomeAccount = {}): void {
  const { issuer = "ExternalAzureAD", name = homeNameOf(guest.mail ?? guest.displayName) } = account;
  users.update(guest.id, {
    displayName: issuer === "mail" ? guest.displayName : name,
    externalUserState: "Accepted",
    externalUserStateChangeDateTime: toGraphTime(now),
    identities: [...guest.identities, { signInType: "federated", issuer, issuerAssignedId: null }],
  });
}

function stateOf(guest: StoredUser | undefined): Redemption["state"] {
  if (!guest) return "gone";
  return guest.externalUserState === "PendingAcceptance" ? "PendingAcceptance" : "Accepted";
}
