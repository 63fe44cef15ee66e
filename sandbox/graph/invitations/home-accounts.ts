import { bareAddress } from "../../directory/address-index.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Tenant } from "../../tenant/tenant.ts";

/**
 * G180: the guest that an invitation to this address is for: the one who has the address, or another address of the same account in the
 * partner's home tenant (switch `homeAccounts`). Two addresses of one account are one guest
 * (Microsoft: FAQ of guest invitations, Troubleshoot B2B).
 */
export function findGuest(tenant: Tenant, email: string): StoredUser | undefined {
  return tenant.users.owners(email)[0] ?? otherAddressesOf(tenant, email).flatMap((each) => guestsWith(tenant, each))[0];
}

/** G180: keeps the guest's mail, and adds the invited address to `otherMails` and, as `smtp:`, to `proxyAddresses`. */
export function addAddress({ users }: Tenant, guest: StoredUser, email: string): StoredUser {
  if (users.owners(email).some(({ id }) => id === guest.id)) return guest;
  const { otherMails, proxyAddresses } = guest;
  return users.update(guest.id, { otherMails: [...otherMails, email], proxyAddresses: [...proxyAddresses, `smtp:${email}`] });
}

function otherAddressesOf({ control }: Tenant, email: string): readonly string[] {
  const account = control.settings.homeAccounts
    .map((each) => each.split("=").map(bareAddress))
    .find((each) => each.includes(bareAddress(email)));
  return account ?? [];
}

function guestsWith({ users }: Tenant, address: string): readonly StoredUser[] {
  return users.owners(address).filter(({ creationType }) => creationType === "Invitation");
}
