import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { checkPolicy } from "../../../../src/flows/explaining/check-policy.ts";
import type { PolicyWarning } from "../../../../src/flows/explaining/check-policy.ts";
import type { ApproverSet, Policy } from "../../../../src/domain/policy/policy.ts";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../../build/a-policy.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:decide@thread.tacv2");
const approvals = { ...aPolicy().approvals, channel };
const people = (name: string, ...who: string[]): ApproverSet => ({ name, who: { kind: "people", people: who.map((one) => id(one)) } });
const legal: ApproverSet = { name: "legal", who: { kind: "group", group: "legal-group" } };

/** A tenant in which Megan and Alex are in the team of the approvals channel, and Sam is a guest. */
function tenant(): FakeOutside {
  const outside = fakeOutside();
  for (const name of ["megan", "alex"]) outside.directory.add({ id: id(name), displayName: name, userType: "Member" });
  outside.directory.add({ id: id("sam"), displayName: "sam", userType: "Guest" });
  outside.teams.rosters.set(channel, [person({ id: id("megan") }), person({ id: id("alex") }), person({ id: id("sam") })]);
  return outside;
}

/** Asks as the commands do: the policy that is checked is the one in force. */
async function check(outside: FakeOutside, given: Partial<Policy> = {}): Promise<readonly PolicyWarning[]> {
  const policy = aPolicy({ approvals, ...given });
  outside.policy.change(policy);
  return checkPolicy(outside.ports, policy);
}

describe("checkPolicy", () => {
  it("has nothing against a policy that the tenant can carry out", async () => {
    assert.deepEqual(await check(tenant()), []);
  });

  it("names groups that can't be read, with what they are for, and groups without anybody", async () => {
    const outside = tenant();
    const rules = [
      aRule({ when: { requesterGroups: ["sales"] } }),
      aRule({ name: "again", when: { requesterGroups: ["sales", "empty"] } }),
    ];
    const given = { rules, admins: { people: [], group: "sales", directoryRoles: true }, users: { guests: false, groups: ["staff"] } };
    outside.membership.groups.set("sales", [{ id: id("megan"), name: "megan" }]);
    assert.deepEqual(await check(outside, given), [
      { kind: "group-empty", group: "empty", uses: ["rules"] },
      { kind: "group-empty", group: "staff", uses: ["users"] },
    ]);
    outside.membership.groupsHidden = true;
    assert.deepEqual(await check(outside, { ...given, approvers: [everybodyThere, legal] }), [
      { kind: "groups-hidden", uses: ["rules", "approvers", "admins", "users"] },
    ]);
  });

  it("names people who aren't there, and guests", async () => {
    const set = people("two", "sam", "gone", "megan", "alex");
    const admins = { people: [id("elsewhere")], directoryRoles: true };
    assert.deepEqual(await check(tenant(), { admins, approvers: [everybodyThere, set] }), [
      { kind: "person-unknown", person: "elsewhere", name: "elsewhere", of: "admins" },
      { kind: "person-is-guest", person: "sam", name: "sam", of: set },
      { kind: "person-unknown", person: "gone", name: "gone", of: set },
    ]);
  });

  it("says when the app may not read people, and whether departments suffer", async () => {
    const outside = tenant();
    const refused = new GuestlistError("directory-refused", "no");
    const directory = Object.assign(outside.directory, { findByIds: async () => Promise.reject(refused) });
    const rules = [aRule({ when: { requesterDepartments: ["Legal"] } })];
    assert.deepEqual(await check({ ...outside, directory }), [{ kind: "users-hidden", departments: false }]);
    assert.deepEqual(await check({ ...outside, directory }, { rules }), [{ kind: "users-hidden", departments: true }]);
  });

  it("passes on that the directory can't be reached", async () => {
    const outside = tenant();
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "no"));
    await assert.rejects(check(outside), { code: "directory-unavailable" });
  });

  it("misses a channel for approvals, and one that the bot can't see", async () => {
    const { channel: _, ...nowhere } = approvals;
    assert.deepEqual(await check(tenant(), { approvals: nowhere }), [{ kind: "no-approvals-channel" }]);
    const elsewhere = id("19:elsewhere@thread.tacv2");
    assert.deepEqual(await check(tenant(), { approvals: { ...approvals, channel: elsewhere } }), [
      { kind: "channel-unknown", channel: elsewhere },
    ]);
  });

  it("finds sets in which nobody may decide, or a single person", async () => {
    const [none, one] = [people("none", "sam"), people("one", "megan", "sam")];
    const rules = [aRule({ approvers: "none" }), aRule({ name: "other", approvers: "one" })];
    const warnings = await check(tenant(), { rules, approvers: [everybodyThere, none, one] });
    assert.deepEqual(
      warnings.filter(({ kind }) => kind === "nobody-decides"),
      [
        { kind: "nobody-decides", set: none },
        { kind: "nobody-decides", set: one, alone: "megan" },
      ],
    );
  });

  it("leaves sets alone that decide about nothing", async () => {
    const approvers = [everybodyThere, people("unused", "megan")];
    assert.deepEqual(await check(tenant(), { approvers }), []);
  });

  describe("about who may invite", () => {
    it("says that nobody may, or that it can't be read", async () => {
      const outside = tenant();
      outside.membership.policy = "none";
      assert.deepEqual(await check(outside), [{ kind: "nobody-may-invite" }]);
      outside.membership.policy = "not-checked";
      assert.deepEqual(await check(outside), [{ kind: "invite-policy-hidden" }]);
    });

    it("names approvers that Graph would refuse", async () => {
      const outside = tenant();
      outside.membership.policy = "adminsAndGuestInviters";
      outside.membership.roles.set(id("alex"), ["guest-inviter"]);
      assert.deepEqual(await check(outside), [{ kind: "may-not-invite", set: everybodyThere, names: ["megan"], hidden: false }]);
      outside.membership.roles.set(id("megan"), ["user-administrator"]);
      assert.deepEqual(await check(outside), []);
      outside.membership.rolesHidden = true;
      assert.deepEqual(await check(outside), [{ kind: "may-not-invite", set: everybodyThere, names: [], hidden: true }]);
    });
  });

  it("changes nothing", async () => {
    const outside = tenant();
    await check(outside, { approvers: [everybodyThere, legal] });
    assert.deepEqual([outside.store.events(), outside.store.storedJobs(), outside.directory.invited], [[], [], []]);
  });
});
