import type { DirectoryClock, Redemption } from "./tenant.ts";
import { toGraphTime } from "./graph-time.ts";
import type { StoredUser, UserStore } from "./user-store.ts";

/** What is known when an invitation is made. */
export interface NewRedemption {
  readonly ticket: string;
  readonly userId: string;
  readonly email: string;
  readonly inviterName: string;
  readonly redirectUrl: string;
}

/** The redeem tickets of all invitations. Older tickets of a guest stay good when there is a newer one (graph.md §14: nobody knows). */
export interface Redemptions {
  add(redemption: NewRedemption): void;
  find(ticket: string): Redemption | undefined;
  /**
   * The partner consents with their Entra account: the guest becomes `Accepted` now and gets the federated identity
   * (graph.md §12, §2.3). Twice does nothing more; a deleted guest stays "gone".
   */
  accept(ticket: string): Redemption | undefined;
  clear(): void;
}

const FEDERATED = { signInType: "federated", issuer: "ExternalAzureAD", issuerAssignedId: null };

export function createRedemptions(tenant: { id: string; displayName: string }, users: UserStore, clock: DirectoryClock): Redemptions {
  const tickets = new Map<string, NewRedemption>();
  const find = (ticket: string): Redemption | undefined => {
    const known = tickets.get(ticket);
    if (!known) return undefined;
    const { email, inviterName, redirectUrl } = known;
    return {
      ticket,
      email,
      tenantId: tenant.id,
      tenantName: tenant.displayName,
      inviterName,
      redirectUrl,
      state: stateOf(users.get(known.userId)),
    };
  };
  return {
    add: (redemption) => {
      tickets.set(redemption.ticket, redemption);
    },
    find,
    accept: (ticket) => {
      const guest = users.get(tickets.get(ticket)?.userId ?? "");
      if (guest?.externalUserState === "PendingAcceptance") acceptGuest(users, guest, clock.now());
      return find(ticket);
    },
    clear: () => tickets.clear(),
  };
}

/** Flips one guest, as redemption does. */
export function acceptGuest(users: UserStore, guest: StoredUser, now: Date): void {
  users.update(guest.id, {
    externalUserState: "Accepted",
    externalUserStateChangeDateTime: toGraphTime(now),
    identities: [...guest.identities, FEDERATED],
  });
}

function stateOf(guest: StoredUser | undefined): Redemption["state"] {
  if (!guest) return "gone";
  return guest.externalUserState === "PendingAcceptance" ? "PendingAcceptance" : "Accepted";
}
