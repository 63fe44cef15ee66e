import assert from "node:assert/strict";
import fc from "fast-check";
import { fitsDomain } from "../../../../src/domain/policy/fits-domain.ts";

/** A pattern, domains that it matches, and domains that only look similar. */
const patterns: readonly (readonly [pattern: string, fits: readonly string[], others: readonly string[]])[] = [
  [
    "fabrikam.com",
    ["fabrikam.com", "eu.fabrikam.com", "a.b.fabrikam.com"],
    ["notfabrikam.com", "fabrikam.com.au", "fabrikam.co", "com", "fabrikam.com.evil.example", "fabrikamxcom.example"],
  ],
  ["=fabrikam.com", ["fabrikam.com"], ["eu.fabrikam.com", "notfabrikam.com"]],
  ["*.gov", ["state.gov", "mail.state.gov"], ["gov", "state.gov.example", "stategov"]],
  ["=*.gov", ["state.gov"], ["mail.state.gov", "gov"]],
  ["fabrikam.*", ["fabrikam.de", "eu.fabrikam.de"], ["fabrikam.co.uk", "fabrikam.evil.example", "notfabrikam.de"]],
  ["*.fabrikam.com", ["eu.fabrikam.com", "a.b.fabrikam.com"], ["fabrikam.com"]],
  ["fabrikam-*.com", ["fabrikam-eu.com", "fabrikam-.com", "mail.fabrikam-eu.com"], ["fabrikam.com", "fabrikam-eu.net"]],
  ["f*m.com", ["fabrikam.com", "fm.com"], ["f.com", "m.com", "fabrikam.co"]],
  ["aba*ba.com", ["ababa.com", "abababa.com"], ["aba.com", "abaa.com"]],
  ["xn--bcher-kva.example", ["xn--bcher-kva.example", "de.xn--bcher-kva.example"], ["bucher.example", "xn--bcher-kvb.example"]],
  ["com", ["fabrikam.com"], ["fabrikam.dotcom"]],
  ["*", ["fabrikam.com", "a.b.c.example"], []],
];

describe("fitsDomain", () => {
  for (const [pattern, fits, others] of patterns) {
    it(`matches ${pattern} as documented`, () => {
      assert.deepEqual(
        [...fits, ...others].filter((domain) => fitsDomain(pattern, domain)),
        fits,
      );
    });
  }

  const label = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));

  it("matches a plain domain and its subdomains, and nothing else", () => {
    fc.assert(
      fc.property(domain, domain, (one, other) => {
        assert.equal(fitsDomain(one, `${other}.${one}`), true);
        assert.equal(fitsDomain(one, other), other === one || other.endsWith(`.${one}`));
        assert.equal(fitsDomain(`=${one}`, other), other === one);
      }),
    );
  });

  it("never matches a domain that continues after the pattern", () => {
    fc.assert(fc.property(domain, label, (one, behind) => one.split(".").at(-1) === behind || !fitsDomain(one, `${one}.${behind}`)));
  });

  it("lets a star match anything in its label, but no dot", () => {
    fc.assert(
      fc.property(label, label, label, domain, (start, middle, end, rest) => {
        assert.equal(fitsDomain(`=${start}*${end}.${rest}`, `${start}${middle}${end}.${rest}`), true);
        assert.equal(fitsDomain(`=${start}*${end}.${rest}`, `${start}.${end}.${rest}`), false);
      }),
    );
  });
});
