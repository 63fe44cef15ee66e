import { toGraphTime } from "./graph-time.ts";
import { newGuest } from "./new-guest.ts";
import type { TenantUser } from "./tenant-user.ts";
import { DEFAULT_DOMAIN, INITIAL_DOMAIN, PERSON_IDS } from "./well-known.ts";

/** The kinds of users that a crowd can have. */
export type SeedFamily = "pending-guest" | "accepted-guest" | "member";

/** Properties that are the same for a whole crowd: one user of it is enough to decide a filter that uses no others. */
export const SHARED_PROPERTIES: ReadonlySet<string> = new Set([
  ...["accountEnabled", "companyName", "createdDateTime", "creationType", "externalUserState", "externalUserStateChangeDateTime"],
  ...["jobTitle", "preferredLanguage", "userType"],
]);

const PARTNER_DOMAIN = "northwind.example";
/** Odd, so that multiplying by it modulo 2^32 can be undone: ids look random and contain their ordinal. */
const SPREAD = 0x9e3779b1;
/** Its inverse: their product is 1 modulo 2^32. */
const UNSPREAD = 0x0e8b2f51;
const ID = /^([0-9a-f]{8})-5a0d-4eed-8000-c0de00000000$/;

/** The id of the user with this place in the order of creation. */
export function seededId(ordinal: number): string {
  return `${(Math.imul(ordinal, SPREAD) >>> 0).toString(16).padStart(8, "0")}-5a0d-4eed-8000-c0de00000000`;
}

/** The reverse of `seededId`; undefined when the id isn't one of those. */
export function ordinalOfSeededId(id: string): number | undefined {
  const spread = ID.exec(id)?.[1];
  return spread === undefined ? undefined : Math.imul(Number.parseInt(spread, 16), UNSPREAD) >>> 0;
}

/** Makes the user again at each call, so that a crowd costs no memory. */
export function seededUser(family: SeedFamily, ordinal: number, at: Date): TenantUser {
  const id = seededId(ordinal);
  if (family === "member") return seededMember(id, ordinal, at);
  const email = `partner-${ordinal}@${PARTNER_DOMAIN}`;
  const sponsors = [PERSON_IDS.admin];
  const guest = newGuest({ id, email, displayName: `Partner ${ordinal}`, userType: "Guest", sponsors, at });
  if (family === "pending-guest") return guest;
  const federated = { signInType: "federated", issuer: "ExternalAzureAD", issuerAssignedId: null };
  return { ...guest, externalUserState: "Accepted", identities: [...guest.identities, federated] };
}

/**
 * The place that the user with this address has, or would have; the crowds know whether there is one. The address is in lower case, without
 * `smtp:`.
 */
export function ordinalOfAddress(address: string): number | undefined {
  const number = /^(?:partner-(\d+)[@_]northwind\.example|user-(\d+)@contoso\.(?:com|onmicrosoft\.com))/.exec(address);
  return number ? Number(number[1] ?? number[2]) : undefined;
}

function seededMember(id: string, ordinal: number, at: Date): TenantUser {
  const alias = `user-${ordinal}`;
  const mail = `${alias}@${DEFAULT_DOMAIN}`;
  return {
    ...{ id, displayName: `User ${ordinal}`, givenName: "User", surname: String(ordinal), jobTitle: null },
    ...{ userPrincipalName: mail, mail, mailNickname: alias, otherMails: [] },
    proxyAddresses: [`SMTP:${mail}`, `smtp:${alias}@${INITIAL_DOMAIN}`],
    ...{ userType: "Member", creationType: null, externalUserState: null, externalUserStateChangeDateTime: null },
    identities: [{ signInType: "userPrincipalName", issuer: INITIAL_DOMAIN, issuerAssignedId: mail }],
    ...{
      createdDateTime: toGraphTime(at),
      accountEnabled: true,
      preferredLanguage: null,
      sponsors: [],
      roles: [],
      manager: null,
      more: {},
    },
  };
}
