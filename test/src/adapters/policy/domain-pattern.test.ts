import assert from "node:assert/strict";
import { readDomainPattern } from "../../../../src/adapters/policy/domain-pattern.ts";

describe("readDomainPattern", () => {
  for (const [text, pattern] of [
    [" Fabrikam.com ", "fabrikam.com"],
    ["=BÜCHER.example", "=xn--bcher-kva.example"],
    ["*.Gov", "*.gov"],
    ["bank-*.example", "bank-*.example"],
    [`${"a".repeat(63)}.com`, `${"a".repeat(63)}.com`],
  ] as const) {
    it(`reads ${JSON.stringify(text).slice(0, 40)}`, () => assert.equal(readDomainPattern(text), pattern));
  }

  for (const text of [
    ...["", "=", ".", "a..b", "fabrikam.com.", "*.*.**", "a*b*c.com", "@fabrikam.com", "sam@fabrikam.com", "fab rikam.com", "-a.com"],
    ...["https://fabrikam.com", "fabrikam.com/x", "bü*.example", "fabrikam。com/。", "１２７.0.0.1", `${"a".repeat(64)}.com`],
    `${"a.".repeat(130)}com`,
  ]) {
    it(`doesn't accept ${JSON.stringify(text).slice(0, 40)}`, () => assert.equal(readDomainPattern(text), undefined));
  }
});
