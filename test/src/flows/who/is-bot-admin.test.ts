import assert from "node:assert/strict";
import type { DirectoryRole } from "../../../../src/domain/policy/directory-role.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { isBotAdmin } from "../../../../src/flows/who/is-bot-admin.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const [ada, megan] = [id("ada"), id("megan")];

function world(admins: Partial<Policy["admins"]> = {}, stored: readonly DirectoryRole[] = []) {
  const outside = fakeOutside();
  outside.policy.change({ admins: { people: [], directoryRoles: true, ...admins } });
  outside.membership.groups.set("admins", [{ id: ada, name: "Ada" }]);
  outside.membership.roles.set(ada, stored);
  const ask = (roles?: readonly DirectoryRole[], who = ada) => isBotAdmin(outside.ports, who, roles);
  return { ...outside, ask };
}

describe("isBotAdmin", () => {
  for (const [role, answer] of [
    ["global-administrator", "yes"],
    ["user-administrator", "yes"],
    ["guest-inviter", "no"],
    ["directory-writers", "no"],
  ] as const) {
    it(`says ${answer} to a ${role}, by the token or by the directory`, async () => {
      assert.equal(await world().ask([role]), answer);
      assert.equal(await world({}, [role]).ask(), answer);
      assert.equal(await world({ directoryRoles: false }).ask([role]), "no");
    });
  }

  it("believes the token before the directory", async () => {
    assert.equal(await world({}, ["global-administrator"]).ask([]), "no");
  });

  it("is true for people and the group that the policy names, without a role", async () => {
    assert.equal(await world({ people: [ada] }).ask([]), "yes");
    assert.equal(await world({ people: [ada] }).ask([], megan), "no");
    assert.equal(await world({ group: "admins" }).ask([]), "yes");
    assert.equal(await world({ group: "admins" }).ask([], megan), "no");
    assert.equal(await world({ group: "others" }).ask([]), "no");
  });

  it('answers "not-checked" where a missing permission hides what could make a person one', async () => {
    const blind = world({ group: "admins" });
    blind.membership.groupsHidden = true;
    assert.equal(await blind.ask([]), "not-checked");
    assert.equal(await blind.ask(["user-administrator"]), "yes");
    const other = world({ group: "others" });
    other.membership.rolesHidden = true;
    assert.equal(await other.ask(), "not-checked");
    const found = world({ group: "admins" });
    found.membership.rolesHidden = true;
    assert.equal(await found.ask(), "yes");
  });

  it("doesn't mind hidden groups where the policy names none", async () => {
    const { ask, membership } = world();
    membership.groupsHidden = true;
    assert.equal(await ask([]), "no");
  });

  it("asks for nothing that can't matter", async () => {
    const { ask, membership } = world({ people: [ada], group: "admins" });
    membership.rolesOf = async () => assert.fail("roles were looked up");
    membership.groupsOf = async () => assert.fail("groups were looked up");
    assert.equal(await ask(), "yes");
  });
});
