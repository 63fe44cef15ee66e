import assert from "node:assert/strict";
import { readSponsor, sponsorIn } from "../../../../src/cli/powershell/sponsor-parameter.ts";

describe("readSponsor", () => {
  it("takes a name as it is, and JSON for what it means", () => {
    assert.deepEqual([undefined, "megan@contoso.com", '{"id":"m"}', '["m"]'].map(readSponsor), [undefined, "megan@contoso.com", "m", "m"]);
  });

  it("refuses an object of PowerShell", () => assert.throws(() => readSponsor("@{id='m'}"), { exit: "usage", message: /PowerShell/ }));
});

describe("sponsorIn", () => {
  it("finds the id in an object or a link, alone or in a list", () => {
    const link = { "@odata.id": "https://graph.microsoft.com/v1.0/users/m" };
    assert.deepEqual([{ id: "m" }, [{ id: "m" }], link, "m", [], undefined].map(sponsorIn), ["m", "m", "m", "m", undefined, undefined]);
  });

  for (const value of [["a", "b"], {}, { id: "" }, { "@odata.id": "https://graph/users/" }, [3], { id: 3 }, { name: "m" }]) {
    it(`refuses ${JSON.stringify(value)}`, () =>
      assert.throws(() => sponsorIn(value), { exit: "usage", message: /^-InvitedUserSponsors/ }));
  }
});
