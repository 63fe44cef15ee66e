import assert from "node:assert/strict";
import { shownPage } from "../../../src/domain/shown-page.ts";

const longHost = `${"a.very-long-label-to-hide-what-follows.".repeat(6)}evil.example`;

const pages: readonly (readonly [what: string, url: string, host: string, address: string, hasParameters?: boolean])[] = [
  ["a usual page", "https://contoso.com/start", "contoso.com", "https://contoso.com/start"],
  ["a host of its own port", "https://contoso.com:8443/", "contoso.com:8443", "https://contoso.com:8443/"],
  ["a query, which is only mentioned", "https://contoso.com/r?to=https://evil.example", "contoso.com", "https://contoso.com/r", true],
  ["a fragment, which is only mentioned", "https://contoso.com/#/a", "contoso.com", "https://contoso.com/", true],
  ["an empty query, which is none", "https://contoso.com/?", "contoso.com", "https://contoso.com/"],
  ["a Cyrillic o, in punycode", "https://cоntoso.com/", "xn--cntoso-wqf.com", "https://xn--cntoso-wqf.com/"],
  ["full-width letters, as they count", "https://ｅvil.example/", "evil.example", "https://evil.example/"],
  ["letters that are not ASCII in the path", "https://contoso.com/пуск", "contoso.com", "https://contoso.com/%D0%BF%D1%83%D1%81%D0%BA"],
  ["a path that goes up again", "https://contoso.com/a/../b", "contoso.com", "https://contoso.com/b"],
  ["a long host, whole", `https://${longHost}/`, longHost, `https://${longHost}/`],
  ["no address at all", "nowhere", "nowhere", "nowhere"],
];

describe("shownPage", () => {
  for (const [what, url, host, address, hasParameters = false] of pages) {
    it(`shows ${what}`, () => assert.deepEqual(shownPage(url), { host, address, hasParameters }));
  }
});
