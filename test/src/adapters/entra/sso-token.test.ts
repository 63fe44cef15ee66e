import assert from "node:assert/strict";
import { id } from "../../../build/ids.ts";
import { ada, appId, entraUnderTest, goodClaims, ssoToken, tenantId } from "./entra-under-test.ts";
import type { Claims, TokenFlaws } from "./entra-under-test.ts";

const signedIn = { kind: "signed-in", actor: { kind: "person", id: ada.id, accessToken: "graph-token" } };
const now = Date.parse("2026-11-20T10:00:00Z") / 1_000;
const v1: Claims = {
  iss: `https://sts.windows.net/${tenantId}/`,
  aud: `api://botid-${appId}`,
  ver: "1.0",
  azp: undefined,
  appid: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
};

describe("signIn: the SSO token", () => {
  const accepted: readonly [string, Claims][] = [
    ["of Teams on a desktop", {}],
    ["of version 1", v1],
    ["for the application id URI", { aud: `api://botid-${appId}` }],
    ["that the token service got as the bot itself", { azp: appId }],
    ["with further scopes", { scp: "openid access_as_user profile" }],
    ["whose ids are written in capitals", { tid: tenantId.toUpperCase(), oid: ada.id.toUpperCase() }],
    ["that ended less than a minute ago: clocks differ", { exp: now - 59 }],
    ["that begins in less than a minute", { nbf: now + 59 }],
    ["without acct, of an employee", { acct: undefined }],
    ["without acct, whose provider is our own tenant", { acct: undefined, idp: `https://sts.windows.net/${tenantId}/` }],
    ["of a member whose home is elsewhere", { acct: 0, idp: "https://sts.windows.net/other/" }],
  ];
  for (const [what, claims] of accepted) {
    it(`is accepted ${what}`, async () => {
      assert.deepEqual(await entraUnderTest().identity.signIn(await ssoToken(claims), ada), signedIn);
    });
  }

  const refused: readonly [string, string, Claims, TokenFlaws?][] = [
    ["for another audience", "invalid-token", { aud: "https://graph.microsoft.com" }],
    ["for another bot", "invalid-token", { aud: "api://botid-other" }],
    ["of another issuer", "invalid-token", { iss: "https://login.evil.example/v2.0" }],
    ["of our tenant's name at another issuer", "invalid-token", { iss: "https://login.example/other/v2.0" }],
    ["signed by somebody else", "invalid-token", {}, { forged: true }],
    ["signed with a key that Entra does not have", "invalid-token", {}, { kid: "key-2" }],
    ["signed in another way", "invalid-token", {}, { alg: "RS384" }],
    ["that never ends", "invalid-token", { exp: undefined }],
    ["without scope: an app's own", "invalid-token", { scp: undefined }],
    ["for another scope", "invalid-token", { scp: "access_as_users" }],
    ["given to a client that nobody preauthorised", "invalid-token", { azp: "de8bc8b5-d9f9-48b1-a8ad-b748da725064" }],
    ["given to nobody", "invalid-token", { azp: undefined }],
    ["of a version that we don't know", "invalid-token", { ver: "3.0" }],
    ["without version", "invalid-token", { ver: undefined }],
    ["without person", "invalid-token", { oid: undefined }],
    ["of another tenant", "other-tenant", { tid: "99999999-2222-4333-8444-555555555555" }],
    ["of somebody else", "other-person", { oid: "ben00000-0000-4000-8000-000000000000" }],
    ["of a guest", "guest", { acct: 1 }],
    ["of a guest, told by the provider only", "guest", { acct: undefined, idp: "https://sts.windows.net/other/" }],
    ["of a guest with a passcode", "guest", { acct: undefined, idp: "mail" }],
  ];
  for (const [what, why, claims, flaws] of refused) {
    it(`is refused ${what}: ${why}`, async () => {
      const { identity, posts } = entraUnderTest();
      assert.deepEqual(await identity.signIn(await ssoToken(claims, flaws), ada), { kind: "refused", why });
      assert.deepEqual(posts(), []);
    });
  }

  for (const [what, claims] of [
    ["ended more than a minute ago", { exp: now - 61 }],
    ["begins in more than a minute", { nbf: now + 61 }],
  ] as const) {
    it(`must be renewed when it ${what}`, async () => {
      assert.deepEqual(await entraUnderTest().identity.signIn(await ssoToken(claims), ada), { kind: "sign-in-again" });
    });
  }

  it("is not even looked at when the activity comes from another tenant", async () => {
    const { identity, sent } = entraUnderTest();
    const claimed = { ...ada, tenantId: "99999999-2222-4333-8444-555555555555" };
    assert.deepEqual(await identity.signIn(await ssoToken(), claimed), { kind: "refused", why: "other-tenant" });
    assert.equal(sent.metadata.sent.length, 0);
  });

  it("proves the claimed person, not the other way round", async () => {
    const { identity } = entraUnderTest();
    const claimed = { ...ada, id: id("ben00000-0000-4000-8000-000000000000") };
    assert.deepEqual(await identity.signIn(await ssoToken(), claimed), { kind: "refused", why: "other-person" });
    assert.equal(goodClaims["oid"], ada.id);
  });
});

describe("nameIn: the SSO token", () => {
  for (const [what, claims, name] of [
    ["has a name", { name: "Ada Lovelace", preferred_username: "ada@contoso.com" }, "Ada Lovelace"],
    ["has no name", { preferred_username: "ada@contoso.com" }, "ada@contoso.com"],
    ["has a blank name", { name: " ", preferred_username: "ada@contoso.com" }, "ada@contoso.com"],
    ["is of version 1 and has no name", { ...v1, upn: "ada@contoso.com" }, "ada@contoso.com"],
    ["is a guest's", { acct: 1, name: "Ada" }, "Ada"],
    ["has neither", {}, undefined],
    ["has names of a wrong type", { name: 7, preferred_username: [], upn: null }, undefined],
    ["is somebody else's", { name: "Ben", oid: "ben00000-0000-4000-8000-000000000000" }, undefined],
    ["has ended", { name: "Ada", exp: now - 120 }, undefined],
  ] as const) {
    it(`${what}: ${name ?? "nothing"}`, async () => {
      assert.equal(await entraUnderTest().identity.nameIn(await ssoToken(claims), ada), name);
    });
  }

  it("isn't believed if it is forged", async () => {
    assert.equal(await entraUnderTest().identity.nameIn(await ssoToken({ name: "Ada" }, { forged: true }), ada), undefined);
  });
});
