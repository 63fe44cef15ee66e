import assert from "node:assert/strict";
import { landingPageOf, pageToForwardTo } from "../../../src/domain/landing-page.ts";

describe("landingPageOf", () => {
  it("is the page that the requester chose", () => {
    assert.equal(landingPageOf({ redirectUrl: "https://contoso.com/welcome" }), "https://contoso.com/welcome");
  });
});

describe("pageToForwardTo", () => {
  for (const [stored, page] of [
    ["https://contoso.com/welcome?a=b#c", "https://contoso.com/welcome?a=b#c"],
    ["https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"],
    ["https://intranet/", "https://intranet/"], // was allowed by an earlier release, or by an administrator
    ["http://contoso.com/", undefined],
    ["javascript:alert(1)", undefined],
    ["data:text/html,hello", undefined],
    ["//evil.example/", undefined],
    ["https://me:secret@evil.example/", undefined],
    ["https://contoso.com/\r\nset-cookie: a=b", undefined],
    ["https:evil.example", undefined],
    [`https://contoso.com/${"a".repeat(3_000)}`, undefined],
    ["", undefined],
  ] as const) {
    it(`is ${page ?? "none"} for ${JSON.stringify(stored.slice(0, 60))}`, () => {
      assert.equal(pageToForwardTo({ redirectUrl: stored }), page);
    });
  }
});
