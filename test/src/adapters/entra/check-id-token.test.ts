import assert from "node:assert/strict";
import { checkIdToken } from "../../../../src/adapters/entra/check-id-token.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { ada } from "./entra-under-test.ts";
import { idToken, shellEntraUnderTest } from "./shell/shell-entra-under-test.ts";

describe("checkIdToken", () => {
  it("returns the claims of a token that Entra signed for us, and of no other", async () => {
    const { entra } = shellEntraUnderTest();
    assert.equal((await checkIdToken(entra, await idToken()))?.["oid"], ada.id);
    for (const bad of [await idToken({ aud: "another-app" }), await idToken({ exp: 1 }), await idToken({}, { forged: true }), "none"]) {
      assert.equal(await checkIdToken(entra, bad), undefined);
    }
  });

  it("accepts a clock that is a minute off, and no more", async () => {
    const { entra, clock } = shellEntraUnderTest();
    const now = Date.parse(clock.now()) / 1_000;
    assert.ok(await checkIdToken(entra, await idToken({ exp: now - 59 })));
    assert.equal(await checkIdToken(entra, await idToken({ exp: now - 61 })), undefined);
  });

  it("fails when Entra's keys can't be read", async () => {
    const { entra } = shellEntraUnderTest();
    for (const reason of [new TypeError("fetch failed"), new GuestlistError("identity-unavailable", "no metadata")]) {
      const keys = async () => {
        throw reason;
      };
      await assert.rejects(checkIdToken({ ...entra, keys }, await idToken()), { code: "identity-unavailable" });
    }
  });
});
