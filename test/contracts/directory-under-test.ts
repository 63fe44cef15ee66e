import { createDirectory } from "../../src/adapters/graph/directory.ts";
import type { GuestId, PersonId } from "../../src/domain/ids.ts";
import { systemClock } from "../../src/clock.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { PersonActor } from "../../src/ports/identity.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { FakeDirectory } from "../fakes/fake-directory.ts";
import type { PretendTenant } from "./pretend-tenant.ts";

/** A tenant `contoso.com` with an employee, its directory, and the ways to cause changes there. */
export interface DirectoryUnderTest {
  readonly directory: Directory;
  /** An employee who may invite. */
  readonly employee: PersonActor;
  /** A Global Administrator. */
  readonly administrator: PersonActor;
  /** The address of a contact in the address book, "Legal desk (Lucerne Publishing)". */
  readonly contactAddress: string;
  /** An employee's address outside the tenant's domains: a proxy address. */
  readonly secondAddress: string;
  /** Deletes or disables an employee's account. */
  end(person: PersonId, how: "deleted" | "disabled"): void;
  /** Accepts as the partner. */
  accept(guest: GuestId): void;
  remove(guest: GuestId): void;
  /** From now on partners of this domain are blocked. */
  blockDomain(domain: string): void;
  /** From now on nobody may invite. */
  closeInvitations(): void;
  /** From now on the app may not delete or restore anybody. */
  forbidDeleting(): void;
  /** A guest of the tenant with a Graph token. */
  asGuest(guest: GuestId): Promise<PersonActor>;
}

export function fakeDirectoryUnderTest(): DirectoryUnderTest {
  const directory = new FakeDirectory();
  const employee: PersonActor = { kind: "person", id: id("ada"), accessToken: "token-of-ada" };
  const secondAddress = "lee.gu@tailspintoys.com";
  const administrator: PersonActor = { kind: "person", id: id("mod"), accessToken: "token-of-mod" };
  const contactAddress = "legal@lucernepublishing.com";
  for (const person of [employee, administrator]) directory.types.set(person.id, "Member");
  directory.roles.set(administrator.id, ["global-administrator"]);
  directory.contacts.set(contactAddress, "Legal desk (Lucerne Publishing)");
  directory.add({ mail: "LeeG@contoso.com", displayName: "Lee Gu", userType: "Member", userState: null, otherAddresses: [secondAddress] });
  return {
    directory,
    employee,
    administrator,
    contactAddress,
    secondAddress,
    end: (person, how) => void directory.accounts.set(person, how),
    accept: (guest) => directory.accept(guest),
    remove: (guest) => directory.remove(guest),
    blockDomain: (domain) => {
      directory.domainPolicy = { kind: "all-but", domains: [domain] };
    },
    closeInvitations: () => {
      directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
    },
    forbidDeleting: () => {
      directory.mayDelete = false;
    },
    asGuest: async (guest) => {
      directory.types.set(id(guest), "Guest");
      return { kind: "person", id: id(guest), accessToken: `token-of-${guest}` };
    },
  };
}

export async function graphDirectoryUnderTest(tenant: PretendTenant): Promise<DirectoryUnderTest> {
  const { graph, retry, signedIn, asGuest } = tenant.freshAdapters();
  const { users, control, clock, app } = tenant.authority.tenant;
  app.granted.delegated.add("OrgContact.Read.All");
  app.granted.application.add("OrgContact.Read.All").add("Policy.Read.B2BManagementPolicy");
  const employee: PersonId = id(PERSON_IDS.adele);
  return {
    directory: createDirectory({ graph, retry, clock: systemClock }),
    employee: await signedIn(employee),
    administrator: await signedIn(id(PERSON_IDS.admin)),
    contactAddress: "legal@lucernepublishing.com",
    secondAddress: "lee.gu@tailspintoys.com",
    end: (person, how) => (how === "deleted" ? users.remove(person) : users.update(person, { accountEnabled: false })),
    accept: (guest) => {
      users.update(guest, { externalUserState: "Accepted", externalUserStateChangeDateTime: clock.now().toISOString() });
    },
    remove: (guest) => users.remove(guest),
    blockDomain: (domain) => {
      control.patch({ blockedDomains: [domain] });
    },
    closeInvitations: () => {
      control.patch({ allowInvitesFrom: "none" });
    },
    forbidDeleting: () => {
      tenant.authority.tenant.app.granted.application.delete("User.DeleteRestore.All");
    },
    asGuest: async (guest) => asGuest(id(guest)),
  };
}
