import assert from "node:assert/strict";
import type { SignInEnd } from "../../../../../src/adapters/entra/shell/browser-sign-in.ts";
import { endOfSignIn } from "../../../../../src/adapters/entra/shell/end-of-sign-in.ts";
import { readRefusal } from "../../../../../src/adapters/entra/shell/request-tokens.ts";
import { ada, tenantId } from "../entra-under-test.ts";
import { idToken, shellEntraUnderTest } from "./shell-entra-under-test.ts";

const other = "0bb00000-0000-4000-8000-000000000000";

describe("endOfSignIn", () => {
  const { entra, clock } = shellEntraUnderTest();
  const tokensOf = async (oid: string, accessToken = "one"): Promise<SignInEnd> => ({
    kind: "tokens",
    tokens: { accessToken, expiresAt: clock.later(3_600_000), idToken: await idToken({ oid, nonce: "n" }) },
    nonce: "n",
  });
  it("is a session of the person", async () => {
    const end = await endOfSignIn(entra, await tokensOf(ada.id));
    assert.ok(end.kind === "signed-in");
    assert.deepEqual([end.session.person.id, end.session.person.tenantId, await end.session.graphToken()], [ada.id, tenantId, "one"]);
    assert.equal(end.session.renew, undefined);
  });

  it("asks the same person again when Graph challenges; nobody else counts", async () => {
    for (const [oid, isSame] of [
      [ada.id, true],
      [other, false],
    ] as const) {
      const end = await endOfSignIn(entra, await tokensOf(ada.id), () => tokensOf(oid, "two"));
      assert.ok(end.kind === "signed-in");
      end.session.renew?.(undefined);
      if (isSame) assert.equal(await end.session.graphToken(), "two");
      else await assert.rejects(end.session.graphToken(), { code: "sign-in-challenged" });
    }
  });

  it("isn't one when they don't sign in again", async () => {
    const end = await endOfSignIn(entra, await tokensOf(ada.id), async () => ({ kind: "too-late" }));
    assert.ok(end.kind === "signed-in");
    end.session.renew?.("{}");
    await assert.rejects(end.session.graphToken(), { code: "sign-in-challenged", claims: "{}" });
  });

  it("is the reason why nobody signed in", async () => {
    assert.deepEqual(await endOfSignIn(entra, { kind: "stopped" }), { kind: "stopped" });
    assert.deepEqual(await endOfSignIn(entra, { kind: "tokens", tokens: { accessToken: "one", expiresAt: clock.now() } }), {
      ...{ kind: "refused", why: "invalid-token" },
    });
  });

  it("says what a refusal of Entra's means", async () => {
    assert.deepEqual(await endOfSignIn(entra, readRefusal({ error: "access_denied" })), { kind: "declined" });
    await assert.rejects(endOfSignIn(entra, readRefusal({})), { code: "identity-unavailable" });
  });
});
