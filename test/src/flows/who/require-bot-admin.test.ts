import assert from "node:assert/strict";
import { requireBotAdmin } from "../../../../src/flows/who/require-bot-admin.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const megan = person({ name: "Megan Bowen" });

function world() {
  const outside = fakeOutside();
  outside.membership.roles.set(megan.id, ["user-administrator"]);
  const ask = (ssoToken: string | undefined = outside.identity.tokenFor(megan.id)) => requireBotAdmin(outside.ports, megan.id, ssoToken);
  return { ...outside, ask };
}

describe("requireBotAdmin", () => {
  it("has nothing against an administrator", async () => {
    const { ask, log } = world();
    assert.equal(await ask(), undefined);
    assert.deepEqual(log.codes, []);
  });

  it("asks for a token, and for a newer one", async () => {
    const { ports, ask, identity } = world();
    assert.equal(await requireBotAdmin(ports, megan.id, undefined), "sign-in-needed");
    assert.deepEqual(identity.shown, []);
    identity.expired = true;
    assert.equal(await ask(), "sign-in-needed");
  });

  for (const [whose, token, why] of [
    ["somebody else's", "sso:person-diego", "other-person"],
    ["forged", "token", "invalid-token"],
    ["a guest's", "sso:person-megan", "guest"],
  ] as const) {
    it(`doesn't accept a token that is ${whose}, and logs it`, async () => {
      const { ask, identity, policy, log } = world();
      policy.change({ users: { guests: true, groups: [] }, admins: { people: [megan.id], directoryRoles: true } });
      if (why === "guest") identity.guests.add(megan.id);
      assert.equal(await ask(token), "sign-in-refused");
      assert.deepEqual(log.lines, [{ level: "warn", code: "sign-in-refused", person: megan.id, why }]);
    });
  }

  it("doesn't accept a token of another tenant", async () => {
    const { ports, identity } = world();
    const elsewhere = { ...ports, terms: { ...ports.terms, tenantId: "another" } };
    assert.equal(await requireBotAdmin(elsewhere, megan.id, identity.tokenFor(megan.id)), "sign-in-refused");
  });

  it("goes by the roles of the token before those in the directory", async () => {
    const { ask, identity } = world();
    identity.roles.set(megan.id, ["guest-inviter"]);
    assert.equal(await ask(), "not-allowed");
  });

  it("distinguishes people without a role from those whose roles are hidden", async () => {
    const { ask, membership } = world();
    membership.roles.delete(megan.id);
    assert.equal(await ask(), "not-allowed");
    membership.rolesHidden = true;
    assert.equal(await ask(), "not-checked");
  });
});
