import { GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { FakeIdentity } from "../fakes/fake-identity.ts";
import { identityContract } from "./identity.ts";
import type { IdentityUnderTest } from "./identity.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendAdapters, PretendTenant } from "./pretend-tenant.ts";

describe("Identity (in-memory fake)", () => {
  let subject: IdentityUnderTest;

  beforeEach(() => {
    const identity = new FakeIdentity();
    identity.guests.add(id("sam"));
    identity.names.set(id("ada"), "Ada");
    subject = {
      identity,
      tenantId: identity.tenantId,
      ...{ employee: id("ada"), colleague: id("ben"), guest: id("sam") },
      tokenFor: async (person) => identity.tokenFor(person),
      withdrawConsent: () => {
        identity.exchange = { kind: "consent-needed" };
      },
      withdrawTeamConsent: () => {
        identity.mayChangeTeams = false;
      },
      demandStrongAuth: () => {
        identity.exchange = { kind: "strong-auth-needed", claims: '{"access_token":{}}' };
      },
      tellRoles: () => {
        identity.roles.set(id("ada"), []);
        identity.roles.set(id("ben"), ["guest-inviter"]);
      },
    };
  });

  identityContract(() => subject);
});

describe("Identity (Entra in the sandbox)", () => {
  let tenant: PretendTenant;
  let adapters: PretendAdapters;

  before(async () => {
    tenant = await startPretendTenant();
  });
  beforeEach(() => {
    adapters = tenant.freshAdapters();
  });
  after(async () => tenant.close());

  identityContract(() => {
    const { id: tenantId, control } = tenant.authority.tenant;
    return {
      identity: adapters.entra.identity,
      tenantId,
      ...{ employee: id(PERSON_IDS.adele), colleague: id(PERSON_IDS.grady), guest: id(GUEST_IDS.sam) },
      tokenFor: adapters.ssoToken,
      withdrawConsent: () => {
        control.patch({ consented: false });
      },
      withdrawTeamConsent: () => {
        tenant.authority.tenant.app.granted.delegated.delete("TeamMember.ReadWriteNonOwnerRole.All");
      },
      demandStrongAuth: () => {
        control.patch({ mfaRequired: true });
      },
      tellRoles: () => {
        control.patch({ groupMembershipClaims: "directoryRole" });
      },
    };
  });
});
