import assert from "node:assert/strict";
import fc from "fast-check";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import { explain } from "../../../../src/domain/policy/explain-policy.ts";
import { aPolicy, aRule, facts } from "../../../build/a-policy.ts";
import { anyFacts, policies } from "../../../build/any-policy.ts";

describe("explain", () => {
  it("says for each rule whether it applies, by condition, and which rule decides", () => {
    const rules = [
      aRule({ name: "members", when: { inviteAs: "member" }, verdict: "deny" }),
      aRule({ name: "sales", when: { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"] }, verdict: "approve" }),
      aRule({ name: "everything" }),
    ];
    assert.deepEqual(explain(aPolicy({ rules }), facts({ groups: "not-checked" })), {
      decision: { kind: "approve", rule: "sales", approvers: "team" },
      rules: [
        { name: "members", verdict: "deny", holds: "no", conditions: [{ name: "inviteAs", holds: "no" }], decides: false },
        {
          name: "sales",
          verdict: "approve",
          holds: "unknown",
          conditions: [
            { name: "partnerDomains", holds: "yes" },
            { name: "requesterGroups", holds: "unknown" },
          ],
          decides: true,
        },
        { name: "everything", verdict: "allow", holds: "yes", conditions: [], decides: false },
      ],
      options: [],
    });
  });

  it("shows the rules once more for the address in copy, and the options that are restricted", () => {
    const rules = [
      aRule({ name: "partners", when: { partnerDomains: ["fabrikam.com"] } }),
      aRule({ name: "rivals", when: { partnerDomains: ["wingtip.com"] }, verdict: "deny" }),
    ];
    const found = explain(aPolicy({ rules, cc: "approve" }), facts({ copyDomain: "wingtip.com", hasCopy: true }));
    const decides = (explained: typeof found.rules = []) => explained.map(({ holds, decides: one }) => [holds, one]);
    assert.deepEqual(found.decision, { kind: "deny", rule: "rivals", about: "copy", unchecked: false });
    assert.deepEqual(decides(found.rules), [
      ["yes", false],
      ["no", false],
    ]);
    assert.deepEqual(decides(found.copyRules), [
      ["no", false],
      ["yes", true],
    ]);
    assert.deepEqual(found.options, [{ option: "cc", verdict: "approve" }]);
  });

  it("agrees with applyPolicy, and marks the rule that it names", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, given) => {
        const { decision, rules } = explain(policy, given);
        assert.deepEqual(decision, applyPolicy(policy, given));
        const marked = rules
          .filter(({ decides }) => decides)
          .map(({ name, verdict, holds }) => ({ name, verdict, mayHold: holds !== "no" }));
        const expected = decision.rule === undefined ? [] : [{ name: decision.rule, verdict: decision.kind, mayHold: true }];
        assert.deepEqual(marked, expected);
        assert.deepEqual(
          rules.map(({ name }) => name),
          policy.rules.map(({ name }) => name),
        );
      }),
    );
  });
});
