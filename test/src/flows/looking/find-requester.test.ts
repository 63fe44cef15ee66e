import assert from "node:assert/strict";
import { findRequester } from "../../../../src/flows/looking/find-requester.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("findRequester", () => {
  it("takes an object id as it is, also of an account that is gone", async () => {
    const typed = "074E56EA-0B50-4461-89E5-C67AE14A2C0B";
    assert.equal(await findRequester(fakeOutside().ports, typed), typed.toLowerCase());
  });

  it("looks an address up, and finds nobody for one that nobody has", async () => {
    const { ports, directory } = fakeOutside();
    const { id } = directory.add({ mail: "megan@contoso.com" });
    assert.equal(await findRequester(ports, "megan@contoso.com"), id);
    assert.equal(await findRequester(ports, "diego@contoso.com"), undefined);
  });
});
