import assert from "node:assert/strict";
import { landingPageOf } from "../../../src/domain/landing-page.ts";

describe("landingPageOf", () => {
  it("is the page that the requester chose", () => {
    assert.equal(landingPageOf({ redirectUrl: "https://contoso.com/welcome" }), "https://contoso.com/welcome");
  });
});
