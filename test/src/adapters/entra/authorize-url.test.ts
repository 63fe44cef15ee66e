import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { authorizeUrl, newSignInSecrets } from "../../../../src/adapters/entra/authorize-url.ts";
import { appId, tenantId } from "./entra-under-test.ts";
import { shellEntraUnderTest } from "./shell/shell-entra-under-test.ts";

const asked = { state: "s", nonce: "n", verifier: "v", redirectUri: "http://localhost:5000", scope: "openid" };

describe("authorizeUrl", () => {
  const { app } = shellEntraUnderTest().entra;

  it("is Entra's page of the tenant, with the challenge in place of the verifier", () => {
    const url = new URL(authorizeUrl(app, asked));
    assert.equal(url.origin + url.pathname, `https://login.example/${tenantId}/oauth2/v2.0/authorize`);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      ...{ client_id: appId, response_type: "code", response_mode: "query", redirect_uri: asked.redirectUri, scope: "openid" },
      ...{ state: "s", nonce: "n", code_challenge_method: "S256" },
      code_challenge: createHash("sha256").update("v").digest("base64url"),
    });
  });

  it("passes on what the sign-in must prove", () => {
    assert.equal(new URL(authorizeUrl(app, { ...asked, claims: "{}" })).searchParams.get("claims"), "{}");
  });
});

describe("newSignInSecrets", () => {
  it("makes three secrets of 256 bits, others each time", () => {
    const secrets = [...Object.values(newSignInSecrets()), ...Object.values(newSignInSecrets())].map(String);
    assert.equal(new Set(secrets).size, 6);
    for (const secret of secrets) assert.equal(Buffer.from(secret, "base64url").length, 32);
  });
});
