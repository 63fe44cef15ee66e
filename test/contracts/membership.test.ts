import { createMembership } from "../../src/adapters/graph/membership.ts";
import { systemClock } from "../../src/clock.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
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
    const people = [
      { id: id("ada"), name: "Ada" },
      { id: id("sam"), name: "Sam" },
    ];
    membership.guests.add(id("sam"));
    membership.groups
      .set("inner", people)
      .set("outer", people)
      .set("other", [{ id: id("grady"), name: "Grady" }]);
    subject = {
      membership,
      ...{ employee: id("ada"), employeeName: "Ada", guest: id("sam"), guestInviter: id("grady"), administrator: id("admin") },
      ...{ inner: "inner", outer: "outer", other: "other" },
      decide: (policy) => {
        membership.policy = policy;
      },
      hidePolicy: () => {
        membership.policy = "not-checked";
      },
      hideRoles: () => {
        membership.rolesHidden = true;
      },
      hideGroups: () => {
        membership.groupsHidden = true;
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
    const { control, app, groups } = tenant.authority.tenant;
    groups.get(GROUP_IDS.sales)?.members.add(GUEST_IDS.sam);
    groups.get(GROUP_IDS.approvers)?.members.add(PERSON_IDS.grady);
    return {
      membership: createMembership({ graph: adapters.graph, clock: systemClock }),
      ...{ employee: id(PERSON_IDS.adele), employeeName: "Adele Vance", guest: id(GUEST_IDS.sam) },
      ...{ guestInviter: id(PERSON_IDS.grady), administrator: id(PERSON_IDS.admin) },
      ...{ inner: GROUP_IDS.sales, outer: GROUP_IDS.staff, other: GROUP_IDS.approvers },
      decide: (policy) => {
        control.patch({ allowInvitesFrom: policy });
      },
      hidePolicy: () => app.granted.application.delete("Policy.Read.All"),
      hideRoles: () => app.granted.application.delete("User.Read.All"),
      hideGroups: () => app.granted.application.delete("GroupMember.Read.All"),
    };
  });
});
