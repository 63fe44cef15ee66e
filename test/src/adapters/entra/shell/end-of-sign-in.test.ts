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
  const refused = (error: string, number?: number, more: object = {}) =>
    endOfSignIn(entra, readRefusal({ error, error_codes: number === undefined ? [] : [number], ...more }));

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

  it("says what Entra's refusals mean", async () => {
    assert.deepEqual(await refused("invalid_grant", 65001, { suberror: "consent_required" }), {
      ...{ kind: "consent-needed", url: `https://login.example/${tenantId}/adminconsent?client_id=${entra.app.appId}` },
    });
    assert.deepEqual(await refused("interaction_required", 53000, { correlation_id: "c-1" }), {
      ...{ kind: "denied", why: "device", number: "AADSTS53000", remoteId: "c-1" },
    });
    assert.deepEqual(await refused("invalid_grant", 50105), { kind: "denied", why: "not-assigned", number: "AADSTS50105" });
    assert.deepEqual(await refused("interaction_required", 50076), { kind: "strong-auth-needed" });
    assert.deepEqual(await refused("access_denied"), { kind: "declined" });
    assert.deepEqual(await refused("authorization_declined", 70018), { kind: "declined" });
    assert.deepEqual(await refused("expired_token", 70020), { kind: "too-late" });
    assert.deepEqual(await refused("invalid_grant", 70008), { kind: "too-late" });
    assert.deepEqual(await refused("invalid_client", 7000218), { kind: "not-a-public-client" });
    assert.equal((await refused("unauthorized_client", 700016)).kind, "misconfigured");
  });

  it("fails when Entra has no answer", async () => {
    await assert.rejects(refused("temporarily_unavailable", 90033), { code: "identity-unavailable" });
    await assert.rejects(refused(""), { code: "identity-unavailable" });
  });
});
