import assert from "node:assert/strict";
import { canonicalUrl } from "../../../src/domain/canonical-url.ts";

describe("canonicalUrl", () => {
  for (const [url, written] of [
    ["https://contoso.com/start?a=b#c", "https://contoso.com/start?a=b#c"],
    ["HTTPS://Cоntoso.com", "https://xn--cntoso-wqf.com/"],
    ["https://contoso.com:443/a/../\u202efdp", "https://contoso.com/%E2%80%AEfdp"],
    ["nowhere", "nowhere"],
  ] as const) {
    it(`writes ${JSON.stringify(url)} as browsers do`, () => assert.equal(canonicalUrl(url), written));
  }
});
