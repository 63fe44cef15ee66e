import assert from "node:assert/strict";
import fc from "fast-check";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import { checkOptions } from "../../../../src/domain/policy/check-options.ts";
import { matchRule } from "../../../../src/domain/policy/match-rule.ts";
import { verdicts } from "../../../../src/domain/policy/policy.ts";
import type { PolicyDecision, PolicyRule } from "../../../../src/domain/policy/policy.ts";
import { aPolicy } from "../../../build/a-policy.ts";
import { anyFacts, conditions, knownFacts, policies, rulesOf, verdict } from "../../../build/any-policy.ts";
import { runs } from "../../../build/runs.ts";

const strictness = { allow: 0, approve: 1, deny: 2 } as const;

/** A decision without the name of its rule. */
const answer = ({ kind }: PolicyDecision) => kind;

/** The rules with one more at some position. */
const inserted = <T>(list: readonly T[], at: number, one: T): T[] => list.toSpliced(at % (list.length + 1), 0, one);

describe("applyPolicy, for all policies and requests", () => {
  it("gives equal answers to equal facts, and changes no argument", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const before = JSON.stringify([policy, facts]);
        assert.deepEqual(applyPolicy(policy, facts), applyPolicy(structuredClone(policy), structuredClone(facts)));
        assert.equal(JSON.stringify([policy, facts]), before);
      }),
    );
  });

  it("denies as soon as a rule that applies denies, at any position", () => {
    fc.assert(
      fc.property(policies, anyFacts, conditions, fc.nat(), (policy, facts, when, place) => {
        const rules = inserted(policy.rules, place, { name: "deny", when, verdict: "deny" });
        fc.pre(matchRule(when, facts) !== "no");
        assert.equal(applyPolicy({ ...policy, rules }, facts).kind, "deny");
      }),
    );
  });

  it("is never less strict with an address in copy, and never stricter than about one of the two addresses alone", () => {
    fc.assert(
      fc.property(policies, anyFacts, anyFacts, (policy, facts, { partnerDomain: copyDomain }) => {
        const answers = [facts, { ...facts, partnerDomain: copyDomain }].map((one) => strictness[applyPolicy(policy, one).kind]);
        const both = applyPolicy(policy, { ...facts, copyDomain });
        assert.equal(strictness[both.kind], Math.max(...answers));
        assert.equal(
          both.about,
          answers[1] === answers[0] || both.kind !== applyPolicy(policy, { ...facts, partnerDomain: copyDomain }).kind ? undefined : "copy",
        );
      }),
    );
  });

  it("is never less strict with a restricted option", () => {
    const restriction = fc.constantFrom(...verdicts);
    const kinds = fc.constantFrom("known" as const, "other" as const, "unnamed" as const);
    fc.assert(
      fc.property(policies, anyFacts, restriction, restriction, kinds, (policy, facts, personalMessage, cc, is) => {
        const restricted = { ...policy, personalMessage, cc };
        const all = { ...facts, hasMessage: true, hasCopy: true, landing: { name: "evil.example", is } };
        const found = checkOptions(restricted, all);
        const expected = found.some(({ verdict: one }) => one === "approve") ? "approve" : "allow";
        const answers = [applyPolicy(policy, facts).kind, expected] as const;
        assert.equal(strictness[applyPolicy(restricted, all).kind], Math.max(...answers.map((one) => strictness[one])));
      }),
    );
  });

  it("names a rule of the policy that may apply, or none", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const { kind, rule: name } = applyPolicy(policy, facts);
        const rule = policy.rules.find((one) => one.name === name);
        if (name === undefined) assert.equal(kind, policy.otherwise.verdict);
        else assert.ok(rule?.verdict === kind && matchRule(rule.when, facts) !== "no");
      }),
    );
  });

  it("ignores rules that don't apply, at any number and position", () => {
    fc.assert(
      fc.property(policies, anyFacts, (policy, facts) => {
        const rules = policy.rules.filter(({ when }) => matchRule(when, facts) !== "no");
        assert.deepEqual(applyPolicy({ ...policy, rules }, facts), applyPolicy(policy, facts));
        const moved = [...policy.rules.filter((rule) => !rules.includes(rule)), ...rules];
        assert.deepEqual(applyPolicy({ ...policy, rules: moved }, facts), applyPolicy(policy, facts));
      }),
    );
  });

  it("ignores rules after the first one that applies, except rules that deny", () => {
    fc.assert(
      fc.property(policies, knownFacts, (policy, facts) => {
        const first = policy.rules.findIndex(({ when }) => matchRule(when, facts) === "yes");
        fc.pre(first >= 0);
        const rules = policy.rules.filter((rule, index) => index <= first || rule.verdict === "deny");
        assert.deepEqual(applyPolicy({ ...policy, rules }, facts), applyPolicy(policy, facts));
      }),
    );
  });

  it("gives the same answer in any order of rules with one verdict", () => {
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

  it("is never more lenient with an unknown fact than with a known one", () => {
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

  it("says that a denial is certain if all is known", () => {
    fc.assert(
      fc.property(policies, knownFacts, (policy, facts) => {
        const decision = applyPolicy(policy, facts);
        assert.ok(decision.kind !== "deny" || !decision.unchecked);
      }),
    );
  });
});
