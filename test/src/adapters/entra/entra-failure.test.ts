import assert from "node:assert/strict";
import { entraFailure } from "../../../../src/adapters/entra/entra-failure.ts";
import { GuestlistError } from "../../../../src/errors.ts";

describe("entraFailure", () => {
  it("reads the number from the text when MSAL gives none", () => {
    assert.equal(entraFailure(new Error("invalid_grant: 50076 - AADSTS65001: No consent.")).kind, "consent-needed");
  });

  it("looks behind the library's own error", () => {
    const cause = Object.assign(new Error("x"), { errorCode: "invalid_client", errorNo: 7000215, correlationId: "c-1" });
    const { kind, error } = entraFailure(new Error("AADSTS65001", { cause }));
    assert.deepEqual(
      [kind, error.code, error.remoteId, error.message],
      ["misconfigured", "identity-misconfigured", "c-1", "Entra gave no token (AADSTS7000215)"],
    );
  });

  it("names the library's code when there is no number", () => {
    const { kind, error } = entraFailure(Object.assign(new Error("x"), { errorCode: "endpoints_resolution_error" }));
    assert.deepEqual(
      [kind, error.code, error.message],
      ["unavailable", "identity-unavailable", "Entra gave no token (endpoints_resolution_error)"],
    );
  });

  const odds = {
    nothing: undefined,
    "a text": "text",
    "an object": {},
    "any error": new Error("x"),
    "a text within": new Error("x", { cause: "y" }),
  };
  for (const [what, odd] of Object.entries(odds)) {
    it(`treats ${what} as unavailable`, () => {
      const { kind, error } = entraFailure(odd);
      assert.deepEqual([kind, error.message], ["unavailable", "Entra gave no token (no code)"]);
    });
  }

  it("lets the connection's own failure decide, and keeps its wait", () => {
    const busy = new GuestlistError("throttled", "entra asks us to wait", { retryAfter: 90 });
    const refusal = Object.assign(new Error("AADSTS65001"), { errorNo: "65001" });
    const { kind, error } = entraFailure(refusal, busy);
    assert.deepEqual([kind, error.code, error.cause, error.retryAfter], ["unavailable", "identity-unavailable", busy, 90]);
  });
});
