import assert from "node:assert/strict";
import { createLocalJWKSet } from "jose";
import { z } from "zod";
import { redeemCode } from "../../../../src/adapters/entra/redeem-code.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { ada, appId, keysAnswer, refusal, ssoToken, tenantId } from "./entra-under-test.ts";
import type { Claims, TokenFlaws } from "./entra-under-test.ts";

const keys = createLocalJWKSet(z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).parse(keysAnswer.body));
const app = {
  ...{ tenantId, appId, appPassword: "secret-of-the-app" },
  cloud: {
    ...{ authorityHost: "https://login.example", instanceDiscovery: false, graphScope: "https://graph.microsoft.com/.default" },
    userTokenIssuers: ["https://login.example/{tenantId}/v2.0"],
  },
};
const code = { code: "the-code", redirectUri: "https://guestlist.example/sign-in/callback", verifier: "v", nonce: "n" };

function redeeming(...steps: readonly FetchStep[]) {
  const { fetch, sent } = scriptedFetch(...steps);
  return { redeem: () => redeemCode({ app, send: fetch, keys, clock: new FakeClock() }, code), sent };
}

async function withToken(claims: Claims = {}, flaws: TokenFlaws = {}) {
  return redeeming({ body: { id_token: await ssoToken({ nonce: "n", ...claims }, flaws), access_token: "dropped" } });
}

describe("redeemCode", () => {
  it("says who signed in, for a code that it redeems with the verifier and the app's secret", async () => {
    const { redeem, sent } = await withToken();
    assert.deepEqual(await redeem(), { kind: "person", id: ada.id, tenantId });
    assert.equal(sent[0]?.url, `https://login.example/${tenantId}/oauth2/v2.0/token`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(String(sent[0].body))), {
      grant_type: "authorization_code",
      client_id: appId,
      client_secret: "secret-of-the-app",
      code: "the-code",
      redirect_uri: code.redirectUri,
      code_verifier: "v",
    });
  });

  const flawed: readonly (readonly [string, Claims, TokenFlaws?])[] = [
    ["of another sign-in", { nonce: "another" }],
    ["for another app", { aud: "99999999-7777-4888-9999-aaaaaaaaaaaa" }],
    ["of another issuer", { iss: "https://login.evil.example/v2.0" }],
    ["that has ended", { exp: 1 }],
    ["without a person", { oid: undefined }],
    ["that somebody else signed", {}, { forged: true }],
    ["of another algorithm", {}, { alg: "RS384" }],
  ];
  for (const [what, claims, flaws] of flawed) {
    it(`takes no ID token ${what}`, async () => {
      assert.deepEqual(await (await withToken(claims, flaws)).redeem(), { kind: "refused", why: "invalid-id-token" });
    });
  }

  for (const [what, answer, why] of [
    ["a code that was used before", refusal(400, "invalid_grant", 54005), "AADSTS54005"],
    ["an answer without a number", { status: 400, body: { error: "invalid_grant" } }, "invalid_grant"],
    ["an answer that isn't Entra's", { status: 200, body: "<html>" }, "no-id-token"],
    ["a refusal with an invalid error code", { status: 400, body: { error: "see ada@contoso.com" } }, "no-id-token"],
  ] as const) {
    it(`is refused after ${what}`, async () => assert.deepEqual(await redeeming(answer).redeem(), { kind: "refused", why }));
  }

  for (const [what, step] of [
    ["answers 503", { status: 503, body: {} }],
    ["can't be reached", new TypeError("fetch failed")],
  ] as const) {
    it(`can be tried later when Entra ${what}`, async () => {
      await assert.rejects(redeeming(step).redeem(), { code: "identity-unavailable" });
    });
  }
});
