import assert from "node:assert/strict";
import { readRefusal, requestTokens } from "../../../../../src/adapters/entra/shell/request-tokens.ts";
import { appId, refusal, tenantId } from "../entra-under-test.ts";
import { shellEntraUnderTest, tokensAnswer } from "./shell-entra-under-test.ts";

describe("requestTokens", () => {
  it("redeems a grant as the app, without its secret, and says until when the token is valid", async () => {
    const { entra, clock, forms, sent } = shellEntraUnderTest(await tokensAnswer({ expires_in: "3600", id_token: "an-id" }));
    const outcome = await requestTokens(entra, { grant_type: "refresh_token", refresh_token: "r" });
    const tokens = { accessToken: "graph-token", expiresAt: clock.later(3_600_000), idToken: "an-id", refreshToken: "refresh-token" };
    assert.deepEqual(outcome, { kind: "tokens", tokens });
    assert.equal(sent[0]?.url, `https://login.example/${tenantId}/oauth2/v2.0/token`);
    assert.deepEqual(forms(), [{ client_id: appId, grant_type: "refresh_token", refresh_token: "r" }]);
  });

  it("reads a refusal, with what Entra demands", async () => {
    const { entra } = shellEntraUnderTest(refusal(400, "interaction_required", 50076, { claims: '{"a":1}' }));
    const outcome = await requestTokens(entra, {});
    assert.ok(outcome.kind === "refused");
    assert.deepEqual(
      [outcome.error, outcome.failure.kind, outcome.failure.claims],
      ["interaction_required", "strong-auth-needed", '{"a":1}'],
    );
    assert.equal(outcome.failure.error.remoteId, "c0ffee00-0000-4000-8000-000000000000");
    assert.doesNotMatch(outcome.failure.error.message, /ada@contoso\.com/);
  });

  it("takes an answer without a token for Entra's failure", async () => {
    for (const body of [{}, { access_token: "" }, { access_token: "x" }, "<html>"]) {
      const outcome = await requestTokens(shellEntraUnderTest({ body }).entra, {});
      assert.equal(outcome.kind === "refused" && outcome.failure.kind, "unavailable");
    }
  });
});

describe("readRefusal", () => {
  it("finds the number in the words, where Entra comes back by the browser", () => {
    const { failure } = readRefusal({ error: "access_denied", error_description: "AADSTS65004: User declined to consent." });
    assert.equal(failure.kind, "consent-needed");
    assert.equal(readRefusal(undefined).failure.kind, "unavailable");
  });
});
