import assert from "node:assert/strict";
import { deniedBy } from "../../../src/domain/refusal.ts";

describe("deniedBy", () => {
  it("keeps what the policy says to the person, and whether a missing permission hid something", () => {
    assert.deepEqual(deniedBy({ kind: "deny", unchecked: false }), { kind: "policy-denied", unchecked: false });
    assert.deepEqual(deniedBy({ kind: "deny", rule: "Rivals", say: "Ask Legal.", unchecked: true }), {
      kind: "policy-denied",
      say: "Ask Legal.",
      unchecked: true,
    });
  });
});
