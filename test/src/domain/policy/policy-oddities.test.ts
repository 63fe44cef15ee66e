import assert from "node:assert/strict";
import fc from "fast-check";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import { policyOddities, setsInUse } from "../../../../src/domain/policy/policy-oddities.ts";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import type { ApproverSet, Policy } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../../build/a-policy.ts";
import { knownFacts, policies } from "../../../build/any-policy.ts";
import { id } from "../../../build/ids.ts";
import { runs } from "../../../build/runs.ts";

const fabrikam = { partnerDomains: ["fabrikam.com"] };
const oddities = (given: Partial<Policy>) => policyOddities(aPolicy(given));
const legal: ApproverSet = { name: "legal", who: { kind: "people", people: [id("megan"), id("alex")] } };
const approvals = (given: Partial<Policy["approvals"]>) => ({ ...aPolicy().approvals, ...given });

describe("policyOddities", () => {
  it("finds nothing odd in the default policy, nor in rules that all have an effect", () => {
    assert.deepEqual(oddities({}), []);
    const rules = [
      aRule({ name: "one", when: fabrikam }),
      aRule({ name: "rest", verdict: "approve" }),
      aRule({ name: "no", when: { homes: ["chat"] }, verdict: "deny" }),
    ];
    assert.deepEqual(oddities({ rules }), []);
  });

  it("finds denied companies whose names at Microsoft are left out, rule by rule", () => {
    const rules = [
      aRule({ name: "rivals", when: { partnerDomains: ["wingtip.com", "tailspin.co.uk"] }, verdict: "deny" }),
      aRule({ name: "closed", when: { partnerDomains: ["litware.com", "litware.onmicrosoft.com"] }, verdict: "deny" }),
      aRule({ name: "partners", when: fabrikam }),
    ];
    assert.deepEqual(oddities({ rules }), [
      { kind: "other-names", rule: "rivals", names: ["wingtip.onmicrosoft.com", "tailspin.onmicrosoft.com"] },
    ]);
  });

  it("finds rules that never decide: after an earlier one, or where another denies at any position", () => {
    const rules = [
      aRule({ name: "all of fabrikam", when: fabrikam }),
      aRule({ name: "part of it", when: { partnerDomains: ["eu.fabrikam.com"] }, verdict: "approve" }),
      aRule({ name: "from chats", when: { homes: ["chat"] } }),
      aRule({ name: "no chats", when: { homes: ["chat"] }, verdict: "deny" }),
      aRule({ name: "no chats, again", when: { homes: ["chat"], inviteAs: "guest" }, verdict: "deny" }),
    ];
    assert.deepEqual(oddities({ rules }), [
      { kind: "never-decides", rule: "part of it", by: "all of fabrikam", byDeny: false },
      { kind: "never-decides", rule: "from chats", by: "no chats", byDeny: true },
      { kind: "never-decides", rule: "no chats, again", by: "no chats", byDeny: true },
    ]);
  });

  it("is never wrong about that if all facts are known", () => {
    fc.assert(
      fc.property(policies, knownFacts, (policy, facts) => {
        const silent = policyOddities(policy).flatMap((oddity) => (oddity.kind === "never-decides" ? oddity.rule : []));
        const { rule } = applyPolicy(policy, facts);
        assert.ok(rule === undefined || !silent.includes(rule));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("finds sets of one person, unused sets, and tags without a channel", () => {
    const alone: ApproverSet = { name: "alone", who: { kind: "people", people: [id("megan"), id("megan")] } };
    const tag = { id: "tag", name: "Partner managers" };
    const approvers = [everybodyThere, { ...legal, tag }, alone, { ...legal, name: "forgotten" }];
    const rules = [
      aRule({ verdict: "approve", approvers: "legal", when: fabrikam }),
      aRule({ name: "rest", verdict: "approve", approvers: "alone" }),
    ];
    const tagged = { kind: "tag-without-channel", set: "legal" };
    const others = [
      { kind: "one-approver", set: "alone" },
      { kind: "unused-set", set: "forgotten" },
    ];
    assert.deepEqual(oddities({ approvers, rules }), [tagged, ...others]);
    assert.deepEqual(oddities({ approvers, rules, approvals: approvals({ channel: id("19:decide@thread.tacv2") }) }), others);
  });

  it("finds reminders and escalations after the lapse, and a bot without administrators", () => {
    const given = { approvals: approvals({ remindAfter: 7, lapseAfter: 7, escalate: { after: 8, to: "team" } }) };
    const admins = { people: [], directoryRoles: false };
    assert.deepEqual(oddities({ ...given, admins }), [
      { kind: "too-late", what: "remind", after: 7, lapseAfter: 7 },
      { kind: "too-late", what: "escalate", after: 8, lapseAfter: 7 },
      { kind: "nobody-administers" },
    ]);
    assert.deepEqual(oddities({ admins: { ...admins, group: "admins" } }), []);
  });
});

describe("setsInUse", () => {
  it("names each set in use once, the default one first", () => {
    const named = (name: string): ApproverSet => ({ ...legal, name });
    const policy = aPolicy({
      approvers: [everybodyThere, named("a"), named("b"), named("c"), named("unused")],
      rules: [aRule({ approvers: "b" }), aRule({ approvers: "team" })],
      otherwise: { verdict: "approve", approvers: "c" },
      approvals: approvals({ escalate: { after: 2, to: "a" } }),
    });
    assert.deepEqual(setsInUse(policy), [everybodyThere, named("b"), named("c"), named("a")]);
  });
});
