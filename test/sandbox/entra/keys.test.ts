import assert from "node:assert/strict";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { createSigningKeys, type SigningKeys } from "../../../sandbox/entra/keys.ts";

describe("createSigningKeys", () => {
  let keys: SigningKeys;
  before(async () => {
    keys = await createSigningKeys();
  });

  it("signs tokens that the published keys verify", async () => {
    const token = await keys.sign({ sub: "ada" }, { expiresIn: 60 });
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys.jwks().keys] }));
    assert.deepEqual(decodeProtectedHeader(token), { alg: "RS256", typ: "JWT", kid: keys.keyId });
    assert.equal(payload.sub, "ada");
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 60);
  });

  it("publishes no private part, and adds the given properties", () => {
    const [key] = keys.jwks({ endorsements: ["msteams"] }).keys;
    assert.deepEqual(Object.keys(key ?? {}).sort(), ["alg", "e", "endorsements", "kid", "kty", "n", "use"]);
  });

  it("verifies its own tokens, but no expired or foreign ones", async () => {
    assert.equal((await keys.verify(await keys.sign({ sub: "ada" }, { expiresIn: 60 }))).sub, "ada");
    await assert.rejects(keys.verify(await keys.sign({}, { expiresIn: -1 })), { code: "ERR_JWT_EXPIRED" });
    const stranger = await (await createSigningKeys()).sign({}, { expiresIn: 60 });
    await assert.rejects(keys.verify(stranger), { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
  });
});
