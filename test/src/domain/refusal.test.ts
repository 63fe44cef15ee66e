import assert from "node:assert/strict";
import { deniedBy, deniedOption } from "../../../src/domain/refusal.ts";

describe("deniedBy", () => {
  it("keeps the policy's sentence, and whether a missing permission hid something", () => {
    assert.deepEqual(deniedBy({ kind: "deny", unchecked: false }, {}), { kind: "policy-denied", unchecked: false });
    assert.deepEqual(deniedBy({ kind: "deny", rule: "Rivals", say: "Ask Legal.", unchecked: true }, { cc: "a@b.example" }), {
      kind: "policy-denied",
      say: "Ask Legal.",
      unchecked: true,
    });
  });

  it("names the address in copy when the denial is about it", () => {
    const denial = { kind: "deny", about: "copy", unchecked: false } as const;
    assert.deepEqual(deniedBy(denial, { cc: "a@b.example" }), { kind: "policy-denied", unchecked: false, copy: "a@b.example" });
  });
});

describe("deniedOption", () => {
  it("is the first option that is denied, and none that only needs approval", () => {
    const cc = { option: "cc", verdict: "approve" } as const;
    const message = { option: "message", verdict: "deny" } as const;
    assert.deepEqual(deniedOption({ restricted: [cc, message] }), { kind: "option-refused", option: "message", why: "denied" });
    assert.equal(deniedOption({ restricted: [cc] }), undefined);
  });
});
