import { createMembership } from "../../src/adapters/graph/membership.ts";
import { systemClock } from "../../src/clock.ts";
import { PERSON_IDS } from "../../sandbox/well-known.ts";
import { id } from "../build/ids.ts";
import { FakeMembership } from "../fakes/fake-membership.ts";
import { membershipContract } from "./membership.ts";
import type { MembershipUnderTest } from "./membership.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendAdapters, PretendTenant } from "./pretend-tenant.ts";

describe("Membership (in-memory fake)", () => {
  let subject: MembershipUnderTest;

  beforeEach(() => {
    const membership = new FakeMembership();
    membership.roles.set(id("grady"), ["guest-inviter"]);
    membership.roles.set(id("admin"), ["global-administrator"]);
    subject = {
      membership,
      ...{ employee: id("ada"), guestInviter: id("grady"), administrator: id("admin") },
      decide: (policy) => {
        membership.policy = policy;
      },
      hidePolicy: () => {
        membership.policy = "not-checked";
      },
      hideRoles: () => {
        membership.rolesHidden = true;
      },
    };
  });

  membershipContract(() => subject);
});

describe("Membership (Graph in the sandbox)", () => {
  let tenant: PretendTenant;
  let adapters: PretendAdapters;

  before(async () => {
    tenant = await startPretendTenant();
  });
  beforeEach(() => {
    adapters = tenant.freshAdapters();
  });
  after(async () => tenant.close());

  membershipContract(() => {
    const { control, app } = tenant.authority.tenant;
    return {
      membership: createMembership({ graph: adapters.graph, clock: systemClock }),
      ...{ employee: id(PERSON_IDS.adele), guestInviter: id(PERSON_IDS.grady), administrator: id(PERSON_IDS.admin) },
      decide: (policy) => {
        control.patch({ allowInvitesFrom: policy });
      },
      hidePolicy: () => app.granted.application.delete("Policy.Read.All"),
      hideRoles: () => app.granted.application.delete("User.Read.All"),
    };
  });
});
