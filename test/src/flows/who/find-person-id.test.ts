import assert from "node:assert/strict";
import { findPersonId } from "../../../../src/flows/who/find-person-id.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("findPersonId", () => {
  const { ports, directory } = fakeOutside();
  directory.add({ id: id("megan"), displayName: "Megan Bowen", mail: "megan@contoso.com", userType: "Member" });

  it("gives the object id for an address", async () => {
    assert.equal(await findPersonId(ports, "megan@contoso.com"), id("megan"));
  });

  it("takes an object id as it is, also of an account that is gone", async () => {
    assert.equal(await findPersonId(ports, "11111111-1111-4111-8111-11111111111A"), "11111111-1111-4111-8111-11111111111a");
  });

  it("finds nobody by another address", async () => {
    assert.equal(await findPersonId(ports, "nobody@contoso.com"), undefined);
  });
});
