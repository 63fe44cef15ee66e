import assert from "node:assert/strict";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import { uncoveredNames } from "../../../../src/domain/policy/microsoft-names.ts";
import type { Policy, PolicyRule } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule, facts } from "../../../build/a-policy.ts";

const deny = (partnerDomains: readonly string[], given: Partial<PolicyRule> = {}) =>
  aRule({ name: "deny", verdict: "deny", ...given, when: { partnerDomains, ...given.when } });
const named = (rule: PolicyRule, others: readonly PolicyRule[] = [], given: Partial<Policy> = {}) =>
  uncoveredNames(aPolicy({ rules: [rule, ...others], ...given }), rule);

describe("uncoveredNames", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["wingtiptoys.com", ["wingtiptoys.onmicrosoft.com"]],
    ["=wingtiptoys.com", ["wingtiptoys.onmicrosoft.com"]],
    ["eu.wingtiptoys.com", ["wingtiptoys.onmicrosoft.com"]],
    ["wingtip.co.uk", ["wingtip.onmicrosoft.com"]],
    ["co.uk", ["co.onmicrosoft.com"]],
    ["wingtip.*", []],
    ["*.gov", []],
    ["gmail.com", []],
    ["wingtiptoys.onmicrosoft.com", []],
    ["wingtiptoys.partner.onmschina.cn", []],
    ["gov", []],
  ];
  for (const [pattern, names] of cases)
    it(`are ${names.join(", ") || "none"} for ${pattern}`, () => assert.deepEqual(named(deny([pattern])), names));

  it("are each named once", () => {
    assert.deepEqual(named(deny(["wingtip.com", "=wingtip.com", "wingtip.de"])), ["wingtip.onmicrosoft.com"]);
  });

  it("are none where this rule, another or the default denies them, too", () => {
    const rule = deny(["wingtip.com"]);
    assert.deepEqual(named(deny(["wingtip.com", "wingtip.onmicrosoft.com"])), []);
    assert.deepEqual(named(rule, [deny(["*.onmicrosoft.com"])]), []);
    assert.deepEqual(named(rule, [], { otherwise: { verdict: "deny" } }), []);
    assert.deepEqual(named(rule, [aRule({ when: { partnerDomains: ["fabrikam.com"] } })], { otherwise: { verdict: "deny" } }), []);
  });

  it("stay where the other rule denies only some requests, or another one lets them in", () => {
    const names = ["wingtip.onmicrosoft.com"];
    const rule = deny(["wingtip.com"]);
    assert.deepEqual(named(rule, [deny(["wingtip.onmicrosoft.com"], { when: { inviteAs: "member" } })]), names);
    assert.deepEqual(named(rule, [aRule({ when: { requesterGroups: ["sales"] } })], { otherwise: { verdict: "deny" } }), names);
  });

  it("are really let in by the policy", () => {
    const rule = deny(["wingtip.com"]);
    const policy = aPolicy({ rules: [rule] });
    for (const partnerDomain of uncoveredNames(policy, rule)) assert.equal(applyPolicy(policy, facts({ partnerDomain })).kind, "allow");
  });
});
