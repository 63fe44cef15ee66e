import assert from "node:assert/strict";
import { policyFile } from "../../../../src/adapters/policy/policy-schema.ts";
import { toPolicy } from "../../../../src/adapters/policy/to-policy.ts";
import { defaultPolicy, everybodyThere } from "../../../../src/domain/policy/policy.ts";

const policyOf = (file: object) => toPolicy(policyFile.parse(file));
const group = "0b6f4a4c-5a0d-4b0c-8e57-c0de00000021";

describe("toPolicy", () => {
  it("is the default policy when the file is empty", () => assert.deepEqual(policyOf({}), defaultPolicy));

  it("has no property for a condition that a rule leaves out", () => {
    assert.deepEqual(policyOf({ rules: [{ name: "a", verdict: "deny" }] }).rules, [{ name: "a", verdict: "deny", when: {} }]);
  });

  it("has domains as they are matched, and groups in lower case, but a channel's id as it is", () => {
    const when = { partnerDomains: ["Fabrikam.com"], homes: [group.toUpperCase(), "19:Abc@thread.tacv2", "chat"] };
    assert.deepEqual(policyOf({ rules: [{ name: "a", verdict: "allow", when }] }).rules[0]?.when, {
      partnerDomains: ["fabrikam.com"],
      homes: [group, "19:Abc@thread.tacv2", "chat"],
    });
  });

  it("takes each part of the pace that is left out from the default", () => {
    assert.deepEqual(policyOf({ pace: { person: { atOnce: 2 }, tenant: { thenEverySeconds: 40 } } }).pace, {
      person: { atOnce: 2, thenEvery: 60 },
      tenant: { atOnce: 10, thenEvery: 40 },
      perDay: 100,
      betweenMails: 600,
    });
  });

  it("counts the days of the weekend from Sunday", () => {
    assert.deepEqual(policyOf({ approvals: { weekend: ["saturday", "sunday"] } }).approvals.weekend, [6, 0]);
  });

  it("has everybody in the team among the approvers, unless the file says more of them", () => {
    const legal = { name: "legal", who: { kind: "group", group } };
    assert.deepEqual(policyOf({ approvers: { legal: { group } } }).approvers, [everybodyThere, legal]);
    const named = { name: "team", who: { kind: "team" }, displayName: "Everybody" };
    assert.deepEqual(policyOf({ approvers: { team: { team: true, displayName: "Everybody" } } }).approvers, [named]);
  });
});
