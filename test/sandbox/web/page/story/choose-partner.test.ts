import assert from "node:assert/strict";
import { choosePartner } from "../../../../../sandbox/web/page/story/choose-partner.js";

describe("choosePartner", () => {
  it("chooses a partner without an invitation", () => {
    assert.deepEqual(
      [choosePartner("invitation", []), choosePartner("invitation", ["DANA@fabrikam.com"])],
      ["dana@fabrikam.com", "sam@fabrikam.com"],
    );
  });

  it("chooses a partner that a colleague must approve, for the story about approvals", () => {
    assert.equal(choosePartner("approval", ["dana@woodgrovebank.com"]), "sam@woodgrovebank.com");
  });

  it("never runs out of partners", () => {
    const invited: string[] = [];
    while (invited.length < 60) invited.push(choosePartner("invitation", invited));
    assert.deepEqual([new Set(invited).size, invited.at(-1)], [60, "partner60@fabrikam.com"]);
  });
});
