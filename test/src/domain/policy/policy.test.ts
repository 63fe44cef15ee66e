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

  it("gives the default one for a name that the policy doesn't know any more", () => {
    assert.equal(approverSet(policy, "gone"), everybodyThere);
    assert.equal(approverSet(ofLegal, "gone"), legal);
  });

  it("gives everybody in the team where the policy knows nobody", () => {
    assert.equal(approverSet(aPolicy({ approvers: [] }), "gone"), everybodyThere);
  });
});

describe("knownSet", () => {
  it("gives the set with a name, and none in the place of one that the policy doesn't know", () => {
    const policy = aPolicy({ approvers: [everybodyThere, legal] });
    assert.deepEqual([knownSet(policy, "legal"), knownSet(policy, "gone")], [legal, undefined]);
  });

  it("always knows the default one", () => {
    assert.equal(knownSet(aPolicy({ approvers: [] }), "team"), everybodyThere);
  });
});
