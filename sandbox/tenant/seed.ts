import { acceptGuest } from "./redemption.ts";
import { newGuest } from "../directory/new-guest.ts";
import { SEED_MEMBERS } from "../directory/people.ts";
import type { TenantUser } from "../directory/tenant-user.ts";
import type { Tenant } from "./tenant.ts";
import { DEFAULT_DOMAIN, GUEST_IDS, INITIAL_DOMAIN, PERSON_IDS } from "../directory/well-known.ts";

const FOUNDED = "2024-01-15T08:00:00Z";

type Member = (typeof SEED_MEMBERS)[number];

/** Fills an empty tenant with the people, an employee with a second address, an accepted guest and a pending one. */
export function seedTenant(tenant: Tenant): void {
  for (const member of SEED_MEMBERS) tenant.users.add(memberUser(member), Date.parse(FOUNDED));
  addGuest(tenant, GUEST_IDS.sam, "sam.rivera@fabrikam.com", "Sam Rivera", "2025-03-03T09:12:44Z", "2025-03-04T07:30:00Z");
  addGuest(tenant, GUEST_IDS.nora, "nora.berg@woodgrovebank.com", "Nora Berg", "2026-01-19T15:40:10Z");
  tenant.users.forgetChanges();
}

/** Adds `count` pending guests (`partner-9@northwind.example` …), numbered after the existing ones. Sends no mail. */
export function seedGuests(tenant: Tenant, count: number): void {
  tenant.users.seed("pending-guest", count);
}

/** How many users of each kind are added at once. */
export interface CrowdSizes {
  readonly members: number;
  readonly guests: number;
  readonly acceptedGuests: number;
}

/** Adds members (`user-9@contoso.com` …), pending guests and accepted guests. A million of them take no memory. */
export function seedCrowds({ users }: Tenant, { members, guests, acceptedGuests }: CrowdSizes): void {
  for (const [family, count] of [
    ["member", members],
    ["pending-guest", guests],
    ["accepted-guest", acceptedGuests],
  ] as const) {
    if (count > 0) users.seed(family, count);
  }
}

function addGuest(tenant: Tenant, id: string, email: string, displayName: string, invitedAt: string, acceptedAt?: string): void {
  const invited = new Date(invitedAt);
  const sponsors: string[] = [PERSON_IDS.admin];
  const guest = tenant.users.add(newGuest({ id, email, displayName, userType: "Guest", sponsors, at: invited }), invited.getTime());
  if (acceptedAt !== undefined) acceptGuest(tenant.users, guest, new Date(acceptedAt));
}

function memberUser({ id, displayName, alias, jobTitle, preferredLanguage, roles, secondAddress }: Member): TenantUser {
  const [givenName, ...rest] = displayName.split(" ");
  const mail = `${alias}@${DEFAULT_DOMAIN}`;
  return {
    id,
    displayName,
    givenName: givenName ?? null,
    surname: rest.join(" "),
    jobTitle,
    userPrincipalName: mail,
    mail,
    mailNickname: alias,
    otherMails: [],
    proxyAddresses: [`SMTP:${mail}`, `smtp:${alias}@${INITIAL_DOMAIN}`, ...(secondAddress === null ? [] : [`smtp:${secondAddress}`])],
    userType: "Member",
    creationType: null,
    externalUserState: null,
    externalUserStateChangeDateTime: null,
    identities: [{ signInType: "userPrincipalName", issuer: INITIAL_DOMAIN, issuerAssignedId: mail }],
    createdDateTime: FOUNDED,
    accountEnabled: true,
    preferredLanguage,
    sponsors: [],
    roles: [...roles],
    manager: id === PERSON_IDS.adele ? PERSON_IDS.megan : null,
    more: {},
  };
}
