import assert from "node:assert/strict";
import { restrictedOptions } from "../../../src/domain/policy/restricted-option.ts";
import { approvalReasons } from "../../../src/domain/approval-reason.ts";

describe("approvalReasons", () => {
  it("are the policy's rules, its restricted options, and what the tenant doesn't allow the requester", () => {
    assert.deepEqual(approvalReasons, ["policy", "policy-copy", ...restrictedOptions, "not-allowed"]);
  });
});
