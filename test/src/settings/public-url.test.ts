import assert from "node:assert/strict";
import { isPublicUrl, leadsToItself } from "../../../src/settings/public-url.ts";

describe("isPublicUrl", () => {
  for (const [text, isSandbox, expected] of [
    ["https://bot.contoso.com", false, true],
    ["https://bot.contoso.com/", false, true],
    ["http://bot.contoso.com", true, false],
    ["http://localhost:3978", true, true],
    ["http://localhost:3978", false, false],
    ["https://bot.contoso.com/bot", false, false],
    ["https://bot.contoso.com?a=b", false, false],
    ["https://bot.contoso.com#a", false, false],
    ["https://me@bot.contoso.com", false, false],
    ["bot.contoso.com", false, false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} ${text}${isSandbox ? " in the sandbox" : ""}`, () => {
      assert.equal(isPublicUrl(text, isSandbox), expected);
    });
  }
});

describe("leadsToItself", () => {
  const own = "https://bot.contoso.com";

  for (const page of [
    "https://bot.contoso.com/welcome",
    "https://bot.contoso.com/welcome/",
    "https://bot.contoso.com:443/WELCOME/abc?a=b#c",
    "https://BOT.contoso.com/a/../welcome/x",
  ]) {
    it(`finds ${page}`, () => assert.equal(leadsToItself(page, own), true));
  }

  for (const page of [
    "https://bot.contoso.com/",
    "https://bot.contoso.com/welcome-page",
    "https://bot.contoso.com/start/welcome",
    "https://bot.contoso.com:8443/welcome",
    "https://contoso.com/welcome",
    "no address",
    undefined,
  ]) {
    it(`leaves ${page} alone`, () => assert.equal(leadsToItself(page, own), false));
  }

  it("leaves every page alone without an address of ours", () => {
    assert.equal(leadsToItself("https://contoso.com/welcome", undefined), false);
    assert.equal(leadsToItself(undefined, undefined), false);
  });
});
