/**
 * An organisational contact: a person outside the company, added to the address book by an admin (names of Graph v1.0's `orgContact`).
 */
export interface OrgContact {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly companyName: string;
}

/** The tenant's contacts. They never change. */
export const CONTACTS: readonly OrgContact[] = [
  {
    id: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000031",
    displayName: "Legal desk (Lucerne Publishing)",
    mail: "legal@lucernepublishing.com",
    companyName: "Lucerne Publishing",
  },
];

/** A guest with a contact's address is created without proxy addresses (Microsoft: Troubleshoot B2B). */
export function isContactAddress(address: string): boolean {
  return CONTACTS.some(({ mail }) => mail.toLowerCase() === address.toLowerCase());
}
