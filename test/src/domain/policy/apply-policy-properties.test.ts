import assert from "node:assert/strict";
import fc from "fast-check";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import { matchRule } from "../../../../src/domain/policy/match-rule.ts";
import type { PolicyDecision, PolicyRule } from "../../../../src/domain/policy/policy.ts";
import { aPolicy } from "../../../build/a-policy.ts";
import { anyFacts, conditions, knownFacts, policies, rulesOf, verdict } from "../../../build/any-policy.ts";
import { runs } from "../../../build/runs.ts";

const strictness = { allow: 0, approve: 1, deny: 2 } as const;

/** What a decision means, without the name of the rule. */
const answer = ({ kind }: PolicyDecision) => kind;

/** The rules with one more at a place. */
const inserted = <T>(list: readonly T[], at: number, one: T): T[] => list.toSpliced(at % (list.length + 1), 0, one);

describe("applyPolicy, for all policies and requests", () => {
  it("answers the same to the same, and changes neither", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const before = JSON.stringify([policy, facts]);
        assert.deepEqual(applyPolicy(policy, facts), applyPolicy(structuredClone(policy), structuredClone(facts)));
        assert.equal(JSON.stringify([policy, facts]), before);
      }),
    );
  });

  it("denies as soon as a rule that holds denies, wherever it is put", () => {
    fc.assert(
      fc.property(policies, anyFacts, conditions, fc.nat(), (policy, facts, when, place) => {
        const rules = inserted(policy.rules, place, { name: "deny", when, verdict: "deny" });
        fc.pre(matchRule(when, facts) !== "no");
        assert.equal(applyPolicy({ ...policy, rules }, facts).kind, "deny");
      }),
    );
  });

  it("names a rule that stands in the policy and may hold, or none", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const { kind, rule: name } = applyPolicy(policy, facts);
        const rule = policy.rules.find((one) => one.name === name);
        if (name === undefined) assert.equal(kind, policy.otherwise.verdict);
        else assert.ok(rule?.verdict === kind && matchRule(rule.when, facts) !== "no");
      }),
    );
  });

  it("doesn't care for rules that don't hold, however many there are and wherever they stand", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const rules = policy.rules.filter(({ when }) => matchRule(when, facts) !== "no");
        assert.deepEqual(applyPolicy({ ...policy, rules }, facts), applyPolicy(policy, facts));
        const moved = [...policy.rules.filter((rule) => !rules.includes(rule)), ...rules];
        assert.deepEqual(applyPolicy({ ...policy, rules: moved }, facts), applyPolicy(policy, facts));
      }),
    );
  });

  it("doesn't care for what stands behind the first rule that holds, but for rules that deny", () => {
    fc.assert(
      fc.property(policies, knownFacts, (policy, facts) => {
        const first = policy.rules.findIndex(({ when }) => matchRule(when, facts) === "yes");
        fc.pre(first >= 0);
        const rules = policy.rules.filter((rule, index) => index <= first || rule.verdict === "deny");
        assert.deepEqual(applyPolicy({ ...policy, rules }, facts), applyPolicy(policy, facts));
      }),
    );
  });

  it("says the same in any order of rules of one verdict", () => {
    const shuffled = verdict
      .chain((one) => rulesOf(fc.constant(one)))
      .chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })));
    fc.assert(
      fc.property(shuffled, verdict, anyFacts, ([rules, others], otherwise, facts) => {
        const decideBy = (list: PolicyRule[]) => answer(applyPolicy(aPolicy({ rules: list, otherwise: { verdict: otherwise } }), facts));
        assert.equal(decideBy(others), decideBy(rules));
      }),
    );
  });

  it("is never more lenient for what is unknown than if it were known", () => {
    fc.assert(
      fc.property(policies, knownFacts, fc.subarray(["groups", "department", "homes"] as const), (policy, facts, hide) => {
        const less = { ...facts, ...Object.fromEntries(hide.map((name) => [name, "not-checked"])) };
        const [unsure, sure] = [applyPolicy(policy, less), applyPolicy(policy, facts)];
        assert.ok(strictness[unsure.kind] >= strictness[sure.kind], `${unsure.kind} for less, ${sure.kind} for more`);
        if (unsure.kind === "deny" && !unsure.unchecked) assert.equal(sure.kind, "deny");
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("says that a denial is certain whenever all is known", () => {
    fc.assert(
      fc.property(policies, knownFacts, (policy, facts) => {
        const decision = applyPolicy(policy, facts);
        assert.ok(decision.kind !== "deny" || !decision.unchecked);
      }),
    );
  });
});
