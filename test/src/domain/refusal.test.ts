import assert from "node:assert/strict";
import { deniedBy, deniedOption, unapprovedOption } from "../../../src/domain/refusal.ts";

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
  it("names the options that are denied, and none that only needs approval", () => {
    const cc = { option: "cc", verdict: "approve" } as const;
    const message = { option: "message", verdict: "deny" } as const;
    assert.deepEqual(deniedOption({ restricted: [cc, message] }), { kind: "option-refused", option: "message", why: "denied" });
    assert.equal(deniedOption({ restricted: [cc] }), undefined);
  });

  it("names all of them at once", () => {
    const restricted = (["redirectUrl", "message", "cc"] as const).map((option) => ({ option, verdict: "deny" }) as const);
    assert.deepEqual(deniedOption({ restricted }), {
      kind: "option-refused",
      option: "redirectUrl",
      why: "denied",
      also: ["message", "cc"],
    });
  });
});

describe("unapprovedOption", () => {
  it("names the others that need an approval, too", () => {
    const restricted = (["redirectUrl", "message"] as const).map((option) => ({ option, verdict: "approve" }) as const);
    const refusal = { kind: "option-refused", option: "redirectUrl", why: "nobody-approves" } as const;
    assert.deepEqual(unapprovedOption("redirectUrl", restricted), { ...refusal, also: ["message"] });
    assert.deepEqual(unapprovedOption("redirectUrl", restricted.slice(0, 1)), refusal);
  });
});
