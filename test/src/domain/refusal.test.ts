import assert from "node:assert/strict";
import { deniedBy } from "../../../src/domain/refusal.ts";

describe("deniedBy", () => {
  it("keeps the policy's sentence, and whether a missing permission hid something", () => {
    assert.deepEqual(deniedBy({ kind: "deny", unchecked: false }), { kind: "policy-denied", unchecked: false });
    assert.deepEqual(deniedBy({ kind: "deny", rule: "Rivals", say: "Ask Legal.", unchecked: true }), {
      kind: "policy-denied",
      say: "Ask Legal.",
      unchecked: true,
    });
  });
});
