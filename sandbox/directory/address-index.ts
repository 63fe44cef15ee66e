import type { TenantUser } from "./tenant-user.ts";

/** Finds users by address: any form of it, in any case. */
export interface AddressIndex {
  add(user: Readonly<TenantUser>): void;
  remove(user: Readonly<TenantUser>): void;
  /** Ids of the users whose mail, user principal name, otherMails or proxyAddresses (without `SMTP:`) equal the address. */
  find(address: string): ReadonlySet<string>;
  clear(): void;
}

const NOBODY: ReadonlySet<string> = new Set();

export function createAddressIndex(): AddressIndex {
  const owners = new Map<string, Set<string>>();
  return {
    add: (user) => {
      for (const address of addressesOf(user)) owners.set(address, (owners.get(address) ?? new Set()).add(user.id));
    },
    remove: (user) => {
      for (const address of addressesOf(user)) {
        owners.get(address)?.delete(user.id);
        if (owners.get(address)?.size === 0) owners.delete(address);
      }
    },
    find: (address) => owners.get(bareAddress(address)) ?? NOBODY,
    clear: () => owners.clear(),
  };
}

function addressesOf(user: Readonly<TenantUser>): Set<string> {
  const all = [user.mail, user.userPrincipalName, ...user.otherMails, ...user.proxyAddresses];
  return new Set(all.filter((address) => address !== null).map(bareAddress));
}

/** `SMTP:Ada@Contoso.com` → `ada@contoso.com` */
export function bareAddress(address: string): string {
  return address.toLowerCase().replace(/^smtp:/, "");
}
