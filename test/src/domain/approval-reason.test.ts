import assert from "node:assert/strict";
import { approvalReasons } from "../../../src/domain/approval-reason.ts";

describe("approvalReasons", () => {
  it("are the policy, and what the tenant doesn't allow the requester", () => {
    assert.deepEqual(approvalReasons, ["policy", "not-allowed"]);
  });
});
