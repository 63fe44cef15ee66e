import assert from "node:assert/strict";
import { readRefusal } from "../../../../../src/adapters/entra/shell/request-tokens.ts";
import { shellOutcome } from "../../../../../src/adapters/entra/shell/shell-outcome.ts";
import { appId, tenantId } from "../entra-under-test.ts";
import { shellEntraUnderTest } from "./shell-entra-under-test.ts";

describe("shellOutcome", () => {
  const { entra } = shellEntraUnderTest();
  const outcome = (error: string, number?: number, more: object = {}) =>
    shellOutcome(entra, readRefusal({ error, error_codes: number === undefined ? [] : [number], ...more }));

  it("says what Entra's refusals mean", () => {
    assert.deepEqual(outcome("invalid_grant", 65001, { suberror: "consent_required" }), {
      ...{ kind: "consent-needed", url: `https://login.example/${tenantId}/adminconsent?client_id=${appId}` },
    });
    const denied = { kind: "denied", why: "device", number: "AADSTS53000", remoteId: "c-1" };
    assert.deepEqual(outcome("interaction_required", 53000, { correlation_id: "c-1" }), denied);
    assert.deepEqual(outcome("invalid_grant", 50105), { kind: "denied", why: "not-assigned", number: "AADSTS50105" });
    assert.deepEqual(outcome("interaction_required", 50076), { kind: "strong-auth-needed" });
    assert.deepEqual([outcome("access_denied"), outcome("authorization_declined", 70018)], [{ kind: "declined" }, { kind: "declined" }]);
    assert.deepEqual([outcome("expired_token", 70020), outcome("invalid_grant", 70008)], [{ kind: "too-late" }, { kind: "too-late" }]);
    assert.deepEqual(outcome("invalid_client", 7000218), { kind: "not-a-public-client" });
    assert.equal(outcome("unauthorized_client", 700016).kind, "misconfigured");
  });

  it("fails when Entra has no answer", () => {
    for (const [error, number] of [
      ["temporarily_unavailable", 90033],
      ["", undefined],
    ] as const) {
      assert.throws(() => outcome(error, number), { code: "identity-unavailable" });
    }
  });
});
