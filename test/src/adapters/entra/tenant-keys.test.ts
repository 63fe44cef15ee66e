import assert from "node:assert/strict";
import { ada, entraUnderTest, keysAnswer, metadataAnswer, ssoToken, tenantId } from "./entra-under-test.ts";

const signedIn = { kind: "signed-in", actor: { kind: "person", id: ada.id, accessToken: "graph-token" } };

describe("createTenantKeys: the keys", () => {
  it("are loaded once for everybody", async () => {
    const { identity, sent } = entraUnderTest();
    const tokens = await Promise.all(Array.from({ length: 4 }, async (_, jti) => ssoToken({ jti: String(jti) })));
    await Promise.all(tokens.map(async (token) => identity.signIn(token, ada)));
    await identity.signIn(await ssoToken({ jti: "later" }), ada);
    assert.deepEqual([sent.metadata.sent.length, sent.keys.sent.length], [1, 1]);
    assert.equal(sent.metadata.sent[0]?.url, `https://login.example/${tenantId}/v2.0/.well-known/openid-configuration`);
  });

  const faults = {
    "metadata can't be reached": { metadata: [new TypeError("fetch failed")] },
    "metadata is an error": { metadata: [{ status: 503 }] },
    "metadata is HTML": { metadata: [{ body: "<html>" }] },
    "metadata names no keys": { metadata: [{ body: {} }] },
    "metadata names keys without https": { metadata: [{ body: { jwks_uri: "http://login.example/keys" } }] },
    "keys can't be reached": { keys: [new TypeError("fetch failed")] },
    "keys are an error": { keys: [{ status: 500 }] },
    "keys are HTML": { keys: [{ body: "<html>" }] },
    "keys are no keys": { keys: [{ body: { keys: "none" } }] },
  };
  for (const [what, script] of Object.entries(faults)) {
    it(`leave us without an answer when ${what}`, async () => {
      const { identity, finish } = entraUnderTest(script);
      await assert.rejects(finish(identity.signIn(await ssoToken(), ada)), { code: "identity-unavailable" });
    });
  }

  it("are loaded again after a failure", async () => {
    const { identity, finish } = entraUnderTest({ metadata: [{ body: "<html>" }, metadataAnswer], keys: [{ body: "<html>" }, keysAnswer] });
    await assert.rejects(identity.signIn(await ssoToken(), ada), { code: "identity-unavailable" });
    await assert.rejects(identity.signIn(await ssoToken(), ada), { code: "identity-unavailable" });
    assert.deepEqual(await finish(identity.signIn(await ssoToken(), ada)), signedIn);
  });

  it("reports the wait that Entra asks for", async () => {
    const { identity, finish } = entraUnderTest({ metadata: [{ status: 429, headers: { "retry-after": "90" } }] });
    await assert.rejects(finish(identity.signIn(await ssoToken(), ada)), { code: "identity-unavailable", retryAfter: 90 });
  });

  it("reports the wait that the keys' endpoint asks for", async () => {
    const { identity, finish } = entraUnderTest({ keys: [{ status: 429, headers: { "retry-after": "70" } }] });
    await assert.rejects(finish(identity.signIn(await ssoToken(), ada)), { code: "identity-unavailable", retryAfter: 70 });
  });
});
