import assert from "node:assert/strict";
import { findColleagues } from "../../../../src/flows/who/find-colleagues.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("findColleagues", () => {
  const { ports, directory } = fakeOutside();
  directory.add({ id: id("megan"), displayName: "Megan Bowen", mail: "megan@contoso.com", userType: "Member" });
  const known = "11111111-1111-4111-8111-11111111111A";

  it("gives object ids for addresses, and ids as they are", async () => {
    assert.deepEqual(await findColleagues(ports, ["megan@contoso.com", known]), { kind: "found", ids: ["megan", known.toLowerCase()] });
  });

  it("names everybody that the directory doesn't know", async () => {
    const typed = ["a@contoso.com", "megan@contoso.com", "b@contoso.com"];
    assert.deepEqual(await findColleagues(ports, typed), { kind: "unknown", typed: ["a@contoso.com", "b@contoso.com"] });
  });
});
