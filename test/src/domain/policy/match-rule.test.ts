import assert from "node:assert/strict";
import { checkConditions, matchRule } from "../../../../src/domain/policy/match-rule.ts";
import type { PolicyFacts, RuleConditions } from "../../../../src/domain/policy/policy.ts";
import { facts } from "../../../build/a-policy.ts";

/** A condition, and facts under which it applies, doesn't apply, and is unknown. */
const conditions: Readonly<
  Record<
    keyof RuleConditions,
    { when: RuleConditions; yes: Partial<PolicyFacts>; no: Partial<PolicyFacts>; unknown?: Partial<PolicyFacts> }
  >
> = {
  partnerDomains: {
    when: { partnerDomains: ["wingtip.com", "fabrikam.com"] },
    yes: { partnerDomain: "eu.fabrikam.com" },
    no: { partnerDomain: "woodgrove.com" },
  },
  requesterGroups: {
    when: { requesterGroups: ["sales", "staff"] },
    yes: { groups: ["staff"] },
    no: { groups: ["others"] },
    unknown: { groups: "not-checked" },
  },
  requesterDepartments: {
    when: { requesterDepartments: ["Legal", "Sales & Café"] },
    yes: { department: { name: " sales & cafe\u0301" } },
    no: { department: { name: null } },
    unknown: { department: "not-checked" },
  },
  inviteAs: { when: { inviteAs: "member" }, yes: { inviteAs: "member" }, no: { inviteAs: "guest" } },
  homes: {
    when: { homes: ["chat", "19:a"] },
    yes: { homes: ["19:a", "team"] },
    no: { homes: ["19:b", "team"] },
    unknown: { homes: "not-checked" },
  },
};

describe("matchRule", () => {
  for (const [name, { when, yes, no, unknown }] of Object.entries(conditions)) {
    it(`checks ${name}; one value is enough`, () => {
      assert.equal(matchRule(when, facts(yes)), "yes");
      assert.equal(matchRule(when, facts(no)), "no");
      if (unknown) assert.equal(matchRule(when, facts(unknown)), "unknown");
    });
  }

  it("doesn't mistake a hidden department for a department", () => {
    const when = { requesterDepartments: ["Legal"] };
    assert.equal(matchRule(when, facts({ department: { name: "not-checked" } })), "no");
  });

  it("always applies without conditions, and never with an empty list", () => {
    assert.equal(matchRule({}, facts()), "yes");
    assert.equal(matchRule({ partnerDomains: [] }, facts()), "no");
  });

  it("needs every condition, and is certain as soon as one doesn't apply", () => {
    const when = { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"], inviteAs: "guest" } as const;
    assert.equal(matchRule(when, facts({ groups: ["sales"] })), "yes");
    assert.equal(matchRule(when, facts({ groups: "not-checked" })), "unknown");
    assert.equal(matchRule(when, facts({ groups: "not-checked", inviteAs: "member" })), "no");
  });
});

describe("checkConditions", () => {
  it("lists each condition of a rule", () => {
    const when = { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"], inviteAs: "member" } as const;
    assert.deepEqual(checkConditions(when, facts({ groups: "not-checked" })), [
      { name: "partnerDomains", holds: "yes" },
      { name: "requesterGroups", holds: "unknown" },
      { name: "inviteAs", holds: "no" },
    ]);
  });
});
