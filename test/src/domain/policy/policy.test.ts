import assert from "node:assert/strict";
import { approverSet, defaultPolicy, everybodyThere, knownSet } from "../../../../src/domain/policy/policy.ts";
import { aPolicy } from "../../../build/a-policy.ts";

const legal = { name: "legal", who: { kind: "group", group: "legal" } } as const;

describe("approverSet", () => {
  const policy = aPolicy({ approvers: [everybodyThere, legal] });
  const ofLegal = { ...policy, approvals: { ...policy.approvals, approvers: "legal" } };

  it("gives the set with a name", () => {
    assert.equal(approverSet(policy, "legal"), legal);
    assert.equal(approverSet(defaultPolicy, "team"), everybodyThere);
  });

  it("gives the default set for a name that the policy no longer has", () => {
    assert.equal(approverSet(policy, "gone"), everybodyThere);
    assert.equal(approverSet(ofLegal, "gone"), legal);
  });

  it("gives everybody in the team if the policy has no set", () => {
    assert.equal(approverSet(aPolicy({ approvers: [] }), "gone"), everybodyThere);
  });
});

describe("knownSet", () => {
  it("gives the set with a name, and no other for an unknown name", () => {
    const policy = aPolicy({ approvers: [everybodyThere, legal] });
    assert.deepEqual([knownSet(policy, "legal"), knownSet(policy, "gone")], [legal, undefined]);
  });

  it("always knows the default set", () => {
    assert.equal(knownSet(aPolicy({ approvers: [] }), "team"), everybodyThere);
  });
});

describe("defaultPolicy", () => {
  it("counts working days in UTC from Monday to Friday, and ends requests after a week", () => {
    const { timeZone, weekend, remindAfter, lapseAfter, approvers } = defaultPolicy.approvals;
    assert.deepEqual([timeZone, weekend, remindAfter, lapseAfter, approvers], ["UTC", [0, 6], 1, 7, "team"]);
  });
});
