import assert from "node:assert/strict";
import type { DirectoryRole } from "../../../../src/domain/policy/directory-role.ts";
import { invitePolicies, mayInvite, mayNotInvite, rolesMatter } from "../../../../src/domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../../../src/domain/policy/may-invite.ts";

type Policy = InvitePolicy | "not-checked";
type Roles = readonly DirectoryRole[] | "not-checked";

/** Who may invite under each policy: a person without a role, with each role, and with roles that can't be read. */
const table: Readonly<Record<Policy, readonly Roles[]>> = {
  none: [],
  adminsAndGuestInviters: [["global-administrator"], ["user-administrator"], ["guest-inviter"]],
  adminsGuestInvitersAndAllMembers: [
    [],
    ["global-administrator"],
    ["user-administrator"],
    ["guest-inviter"],
    ["directory-writers"],
    "not-checked",
  ],
  everyone: [[], ["global-administrator"], ["user-administrator"], ["guest-inviter"], ["directory-writers"], "not-checked"],
  "not-checked": [["global-administrator"], ["user-administrator"]],
};
const everybody: readonly Roles[] = table.everyone;

describe("mayInvite", () => {
  for (const policy of [...invitePolicies, "not-checked"] as const) {
    for (const roles of everybody) {
      const may = table[policy].some((allowed) => JSON.stringify(allowed) === JSON.stringify(roles));
      it(`${may ? "lets" : "doesn't let"} a member with ${JSON.stringify(roles)} invite under ${policy}`, () => {
        assert.equal(mayInvite(policy, roles), may);
      });
    }
  }

  it("lets guests of the tenant only if everyone may, or with a role that may", () => {
    const without = invitePolicies.filter((policy) => mayInvite(policy, [], "guest"));
    assert.deepEqual(without, ["everyone"]);
    assert.equal(mayInvite("adminsAndGuestInviters", ["guest-inviter"], "guest"), true);
  });

  it("needs only one role that may, among others", () => {
    assert.equal(mayInvite("adminsAndGuestInviters", ["directory-writers", "guest-inviter"]), true);
  });
});

describe("rolesMatter", () => {
  it("is false if the policy alone decides", () => {
    const asked = ([...invitePolicies, "not-checked"] as const).filter(rolesMatter);
    assert.deepEqual(asked, ["adminsAndGuestInviters", "not-checked"]);
  });
});

describe("mayNotInvite", () => {
  for (const [policy, roles, who, certain] of [
    ["none", [], "member", true],
    ["adminsAndGuestInviters", [], "member", true],
    ["adminsGuestInvitersAndAllMembers", [], "guest", true],
    ["adminsGuestInvitersAndAllMembers", [], "member", false],
    ["everyone", [], "guest", false],
    ["not-checked", [], "member", false],
    ["adminsAndGuestInviters", "not-checked", "member", false],
    ["adminsAndGuestInviters", ["user-administrator"], "member", false],
  ] as const) {
    it(`is ${certain ? "" : "not "}certain of a ${who} under ${policy} with ${roles === "not-checked" ? "hidden roles" : `${roles.length} roles`}`, () => {
      assert.equal(mayNotInvite(policy, roles, who), certain);
    });
  }
});
