import assert from "node:assert/strict";
import { checkPerson } from "../../../../../src/adapters/entra/shell/check-person.ts";
import { ada, tenantId } from "../entra-under-test.ts";
import type { Claims, TokenFlaws } from "../entra-under-test.ts";
import { idToken, shellEntraUnderTest } from "./shell-entra-under-test.ts";

const personal = "9188040d-6c67-4c5b-b112-36a304b66dad";
const other = "99999999-7777-4888-9999-aaaaaaaaaaaa";

describe("checkPerson", () => {
  const check = async (claims: Claims = {}, flaws: TokenFlaws = {}) =>
    checkPerson(shellEntraUnderTest().entra, await idToken({ nonce: "n", ...claims }, flaws), "n");

  it("says who signed in, with the roles that the token lists", async () => {
    const person = { id: ada.id, tenantId, name: "Ada", userPrincipalName: "ada@contoso.com" };
    assert.deepEqual(await check(), { kind: "person", person });
    assert.deepEqual(await check({ wids: ["62e90394-69f5-4237-9190-012177145e10"], oid: ada.id.toUpperCase() }), {
      ...{ kind: "person", person: { ...person, roles: ["global-administrator"] } },
    });
  });

  const refusals: readonly (readonly [string, string, Claims, TokenFlaws?])[] = [
    ["a person of another tenant", "other-tenant", { tid: other, iss: `https://login.example/${other}/v2.0` }],
    ["a personal account", "personal-account", { tid: personal, iss: `https://login.example/${personal}/v2.0` }],
    ["a personal account that is a guest", "personal-account", { idp: "live.com", acct: 1 }],
    ["a personal account by its tenant's issuer", "personal-account", { idp: `https://sts.windows.net/${personal}/` }],
    ["a guest, by acct", "guest", { acct: 1 }],
    ["a guest, by the identity provider", "guest", { idp: `https://sts.windows.net/${other}/` }],
    ["a guest with a one-time passcode", "guest", { idp: "mail" }],
    ["a token of another issuer that names our tenant", "invalid-token", { iss: "https://login.evil.example/v2.0" }],
    ["a token of another sign-in", "invalid-token", { nonce: "another" }],
    ["a token without a nonce", "invalid-token", { nonce: undefined }],
    ["a token for another app", "invalid-token", { aud: other }],
    ["a token that has ended", "invalid-token", { exp: 1 }],
    ["a token that never ends", "invalid-token", { exp: undefined }],
    ["a token that isn't valid yet", "invalid-token", { nbf: 9_999_999_999 }],
    ["a token without a person", "invalid-token", { oid: undefined }],
    ["a token that somebody else signed", "invalid-token", {}, { forged: true }],
    ["a token of another algorithm", "invalid-token", {}, { alg: "RS384" }],
  ];
  for (const [what, why, claims, flaws] of refusals) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await check(claims, flaws), { kind: "refused", why });
    });
  }

  it("refuses what is no token", async () => {
    assert.deepEqual(await checkPerson(shellEntraUnderTest().entra, ""), { kind: "refused", why: "invalid-token" });
  });

  it("can't say it while Entra's keys can't be read", async () => {
    const { entra } = shellEntraUnderTest();
    const keys = async () => {
      throw new TypeError("fetch failed");
    };
    await assert.rejects(checkPerson({ ...entra, keys }, await idToken()), { code: "identity-unavailable" });
  });
});
