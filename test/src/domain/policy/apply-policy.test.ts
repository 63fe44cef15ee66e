import assert from "node:assert/strict";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import type { Policy, PolicyRule } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule, facts } from "../../../build/a-policy.ts";

const holds = { partnerDomains: ["fabrikam.com"] };
const not = { partnerDomains: ["wingtip.com"] };
const perhaps = { requesterGroups: ["sales"] };

const allow = aRule({ name: "allow", when: holds });
const approve = aRule({ name: "approve", when: holds, verdict: "approve", approvers: "legal" });
const deny = aRule({ name: "deny", when: holds, verdict: "deny", say: "Not them." });

const decided = (...rules: PolicyRule[]) => applyPolicy(aPolicy({ rules }), facts());

describe("applyPolicy", () => {
  it("allows everything if no rule applies, unless the policy's default differs", () => {
    const rules = [aRule({ when: not, verdict: "deny" })];
    assert.deepEqual(applyPolicy(aPolicy({ rules }), facts()), { kind: "allow" });
    const asking = aPolicy({ rules, otherwise: { verdict: "approve" } });
    assert.deepEqual(applyPolicy(asking, facts()), { kind: "approve", approvers: "team" });
    const legal = aPolicy({ rules, otherwise: { verdict: "approve", approvers: "legal" } });
    assert.deepEqual(applyPolicy(legal, facts()), { kind: "approve", approvers: "legal" });
    const closed = aPolicy({ rules, otherwise: { verdict: "deny", say: { en: "No." } } });
    assert.deepEqual(applyPolicy(closed, facts()), { kind: "deny", say: { en: "No." }, unchecked: false });
  });

  it("uses the first rule that applies, and names it", () => {
    assert.deepEqual(decided(allow, approve), { kind: "allow", rule: "allow" });
    assert.deepEqual(decided({ ...allow, when: not }, approve, allow), { kind: "approve", rule: "approve", approvers: "legal" });
  });

  it("has the default approvers decide if a rule names none", () => {
    const { approvers: _, ...plain } = approve;
    const policy = aPolicy({ rules: [plain] });
    const named = { ...policy, approvals: { ...policy.approvals, approvers: "partners" } };
    assert.deepEqual(applyPolicy(named, facts()), { kind: "approve", rule: "approve", approvers: "partners" });
  });

  it("denies at any position of the rule, and names the first that denies", () => {
    assert.deepEqual(decided(allow, approve, deny, { ...deny, name: "later" }), {
      kind: "deny",
      rule: "deny",
      say: "Not them.",
      unchecked: false,
    });
  });

  describe("with an address in copy", () => {
    const copied = (policy: Partial<Policy>, copyDomain = "wingtip.com") =>
      applyPolicy(aPolicy(policy), facts({ copyDomain, hasCopy: true }));
    const about = { about: "copy" } as const;

    it("asks the rules about its domain, too, and lets the stricter answer count", () => {
      const rival = { ...deny, name: "rival", when: not };
      assert.deepEqual(copied({ rules: [allow, rival] }), { kind: "deny", rule: "rival", say: "Not them.", unchecked: false, ...about });
      const asked = { ...approve, name: "asked", when: not };
      assert.deepEqual(copied({ rules: [allow, asked] }), { kind: "approve", rule: "asked", approvers: "legal", ...about });
    });

    it("keeps the answer about the partner when the other is as strict or less", () => {
      assert.deepEqual(copied({ rules: [deny, { ...deny, name: "rival", when: not }] }), decided(deny));
      assert.deepEqual(copied({ rules: [approve, { ...approve, name: "other", when: not, approvers: "team" }] }), decided(approve));
      assert.deepEqual(copied({ rules: [approve, { ...allow, when: not }] }), decided(approve));
    });

    it("counts the policy's default for it, too", () => {
      const closed = { rules: [allow], otherwise: { verdict: "deny", say: "No." } } as const;
      assert.deepEqual(copied(closed), { kind: "deny", say: "No.", unchecked: false, ...about });
      assert.deepEqual(
        applyPolicy(aPolicy(closed), facts({ hasCopy: true })),
        { kind: "allow", rule: "allow" },
        "a colleague is no partner",
      );
    });
  });

  describe("with an option that needs approval", () => {
    const landing = { name: "evil.example", is: "other" } as const;

    it("asks the default approvers, and names the option", () => {
      const policy = aPolicy({ rules: [allow], personalMessage: "approve", cc: "approve" });
      const named = { ...policy, approvals: { ...policy.approvals, approvers: "partners" } };
      const all = facts({ landing, hasMessage: true, hasCopy: true });
      assert.deepEqual(applyPolicy(named, all), { kind: "approve", about: "redirectUrl", approvers: "partners" });
      assert.deepEqual(applyPolicy(policy, facts({ hasMessage: true, hasCopy: true })), {
        kind: "approve",
        about: "message",
        approvers: "team",
      });
      assert.deepEqual(applyPolicy(policy, facts({ hasCopy: true })), { kind: "approve", about: "cc", approvers: "team" });
    });

    it("leaves the answer to the rules where they ask or deny", () => {
      for (const rule of [approve, deny]) assert.deepEqual(applyPolicy(aPolicy({ rules: [rule] }), facts({ landing })), decided(rule));
    });

    it("says nothing about options that are denied", () => {
      const policy = aPolicy({ personalMessage: "deny", cc: "deny" });
      assert.deepEqual(applyPolicy(policy, facts({ landing: { ...landing, is: "unnamed" }, hasMessage: true, hasCopy: true })), {
        kind: "allow",
      });
    });
  });

  describe("with unknown facts", () => {
    const unknown = (otherwise: "allow" | "deny", ...rules: PolicyRule[]) =>
      applyPolicy(aPolicy({ rules, otherwise: { verdict: otherwise } }), facts({ groups: "not-checked" }));

    it("denies, and says that something could not be checked", () => {
      assert.deepEqual(unknown("allow", allow, { ...deny, when: perhaps }), {
        kind: "deny",
        rule: "deny",
        say: "Not them.",
        unchecked: true,
      });
    });

    it("names a rule that surely denies before one that perhaps does", () => {
      const decision = unknown("allow", { ...deny, name: "perhaps", when: perhaps }, deny);
      assert.deepEqual(decision, { kind: "deny", rule: "deny", say: "Not them.", unchecked: false });
    });

    it("asks for approval, but not after a rule that surely applies", () => {
      const asking = { ...approve, when: perhaps };
      assert.deepEqual(unknown("allow", asking, allow), { kind: "approve", rule: "approve", approvers: "legal" });
      assert.deepEqual(unknown("allow", allow, asking), { kind: "allow", rule: "allow" });
    });

    it("doesn't allow what a rule perhaps allows", () => {
      const letting = { ...allow, when: perhaps };
      assert.deepEqual(unknown("allow", letting, approve), { kind: "approve", rule: "approve", approvers: "legal" });
    });

    it("denies by default what a rule perhaps allows or has approved", () => {
      assert.deepEqual(unknown("deny", { ...allow, when: perhaps }), { kind: "deny", unchecked: true });
      assert.deepEqual(unknown("deny", { ...approve, when: perhaps }), { kind: "deny", unchecked: true });
      assert.deepEqual(unknown("deny", { ...approve, when: not }), { kind: "deny", unchecked: false });
      assert.deepEqual(unknown("deny", { ...approve, when: perhaps }, allow), { kind: "approve", rule: "approve", approvers: "legal" });
    });
  });
});
