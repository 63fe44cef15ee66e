import assert from "node:assert/strict";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { admitPerson } from "../../../../src/flows/who/admit-person.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const [adele, sam] = [id("person-adele"), id("person-sam")];

function world() {
  const outside = fakeOutside();
  outside.directory.types.set(adele, "Member").set(sam, "Guest");
  return outside;
}

describe("admitPerson", () => {
  for (const [arrival, admission] of [
    [{ person: adele, tenantId: "tenant" }, "admitted"],
    [{ person: sam, tenantId: "tenant" }, "guest"],
    [{ person: id("nobody"), tenantId: "tenant" }, "stranger"],
    [{ person: adele, tenantId: "other-tenant" }, "stranger"],
    [{ person: adele, tenantId: undefined }, "stranger"],
    [{ person: undefined, tenantId: "tenant" }, "stranger"],
  ] as const) {
    it(`answers ${admission} to ${arrival.person ?? "an anonymous person"} of ${arrival.tenantId ?? "no tenant"}`, async () => {
      assert.equal(await admitPerson(world().ports, arrival), admission);
    });
  }

  it("takes everybody of the tenant for a member where the app may not read users, and says so in the log", async () => {
    const outside = world();
    outside.directory.typeOf = async () => Promise.reject(new GuestlistError("directory-refused", "no permission"));
    assert.equal(await admitPerson(outside.ports, { person: sam, tenantId: "tenant" }), "admitted");
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "membership-not-checked", person: sam }]);
    assert.equal(await admitPerson(outside.ports, { person: sam, tenantId: "other-tenant" }), "stranger");
  });

  it("logs each refusal with its reason", async () => {
    const outside = world();
    for (const person of [sam, adele, id("nobody")]) await admitPerson(outside.ports, { person, tenantId: "tenant" });
    await admitPerson(outside.ports, { person: undefined, tenantId: "tenant" });
    assert.deepEqual(outside.log.lines, [
      { level: "warn", code: "person-refused", person: sam, why: "guest" },
      { level: "warn", code: "person-refused", person: id("nobody"), why: "stranger" },
      { level: "warn", code: "person-refused", person: undefined, why: "stranger" },
    ]);
  });

  it("records in the trail of a request that a refused person wanted to decide it", async () => {
    const outside = world();
    const [request, direct] = [awaiting(), invited()];
    await keep(outside, request, direct);
    for (const deciding of [request.id, direct.id, id("unknown")]) {
      for (const person of [sam, adele, undefined]) await admitPerson(outside.ports, { person, tenantId: "tenant", deciding });
    }
    await admitPerson(outside.ports, { person: adele, tenantId: "other-tenant", deciding: request.id });
    const refused = { at: at("10:00"), invitation: request.id, what: "decision-refused" };
    assert.deepEqual(outside.store.events(), [
      { ...refused, by: sam, detail: "guest" },
      { ...refused, by: adele, detail: "stranger" },
    ]);
  });

  it("admits nobody while the directory is down", async () => {
    const outside = world();
    outside.directory.typeOf = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(admitPerson(outside.ports, { person: adele, tenantId: "tenant" }), { code: "directory-unavailable" });
  });

  describe("with a policy", () => {
    const arrivals = [adele, sam, id("nobody")].map((person) => ({ person, tenantId: "tenant" }));

    async function admissions(users: Partial<Policy["users"]>, prepare: (outside: FakeOutside) => void = () => undefined) {
      const outside = world();
      outside.policy.change({ users: { guests: false, groups: [], ...users } });
      outside.membership.groups.set("sales", [{ id: adele, name: "Adele" }]);
      prepare(outside);
      const found = [];
      for (const arrival of arrivals) found.push(await admitPerson(outside.ports, arrival));
      return { found, codes: outside.log.codes };
    }

    it("admits guests where it lets them, and strangers never", async () => {
      assert.deepEqual((await admissions({ guests: true })).found, ["admitted", "admitted", "stranger"]);
      const other = { person: sam, tenantId: "other-tenant" };
      assert.equal(await admitPerson(world().ports, other), "stranger");
    });

    it("admits those who are in one of its groups, and nobody else", async () => {
      assert.deepEqual((await admissions({ groups: ["staff", "sales"] })).found, ["admitted", "guest", "stranger"]);
      assert.deepEqual((await admissions({ groups: ["staff"] })).found, ["not-allowed", "guest", "stranger"]);
      assert.deepEqual((await admissions({ groups: ["sales"], guests: true })).found, ["admitted", "not-allowed", "stranger"]);
    });

    it("admits nobody by groups that a permission hides, and says so in the log", async () => {
      const { found, codes } = await admissions({ groups: ["sales"] }, ({ membership }) => {
        membership.groupsHidden = true;
      });
      assert.deepEqual(found, ["not-allowed", "guest", "stranger"]);
      assert.deepEqual(
        codes,
        arrivals.flatMap(() => ["users-not-checked", "person-refused"]),
      );
    });
  });
});
