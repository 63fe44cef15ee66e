import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import { admitPerson } from "../../../src/flows/admit-person.ts";
import { id } from "../../build/ids.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";

const [adele, sam] = [id("person-adele"), id("person-sam")];

function world() {
  const outside = fakeOutside();
  outside.directory.types.set(adele, "Member").set(sam, "Guest");
  return outside;
}

describe("admitPerson", () => {
  for (const [arrival, admission] of [
    [{ person: adele, tenantId: "tenant" }, "member"],
    [{ person: sam, tenantId: "tenant" }, "guest"],
    [{ person: id("nobody"), tenantId: "tenant" }, "stranger"],
    [{ person: adele, tenantId: "other-tenant" }, "stranger"],
    [{ person: adele, tenantId: undefined }, "stranger"],
    [{ person: undefined, tenantId: "tenant" }, "stranger"],
  ] as const) {
    it(`takes ${arrival.person ?? "an anonymous person"} of ${arrival.tenantId ?? "no tenant"} for a ${admission}`, async () => {
      assert.equal(await admitPerson(world().ports, arrival), admission);
    });
  }

  it("takes everybody of the tenant for a member where the app may not read users, and says so in the log", async () => {
    const outside = world();
    outside.directory.typeOf = async () => Promise.reject(new GuestlistError("directory-refused", "no permission"));
    assert.equal(await admitPerson(outside.ports, { person: sam, tenantId: "tenant" }), "member");
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "membership-not-checked", person: sam }]);
    assert.equal(await admitPerson(outside.ports, { person: sam, tenantId: "other-tenant" }), "stranger");
  });

  it("admits nobody while the directory is down", async () => {
    const outside = world();
    outside.directory.typeOf = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(admitPerson(outside.ports, { person: adele, tenantId: "tenant" }), { code: "directory-unavailable" });
  });
});
