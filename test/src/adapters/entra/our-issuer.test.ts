import assert from "node:assert/strict";
import { isOfGuest, isOurIssuer, isSameId } from "../../../../src/adapters/entra/our-issuer.ts";
import { tenantId } from "./entra-under-test.ts";
import { shellEntraUnderTest } from "./shell/shell-entra-under-test.ts";

const { app } = shellEntraUnderTest().entra;
const ours = `https://login.example/${tenantId}/v2.0`;
const other = "https://login.example/99999999-7777-4888-9999-aaaaaaaaaaaa/v2.0";

describe("isOurIssuer", () => {
  it("knows both versions of our tenant's issuer, and no other tenant's", () => {
    const issuers = [ours, ours.toUpperCase(), `https://sts.windows.net/${tenantId}/`, other, `${ours}/`, ""];
    assert.deepEqual(
      issuers.map((issuer) => isOurIssuer(app, issuer)),
      [true, true, true, false, false, false],
    );
  });
});

describe("isOfGuest", () => {
  it("believes acct; without it, a foreign identity provider means a guest", () => {
    assert.deepEqual([isOfGuest(app, { acct: 1 }), isOfGuest(app, { acct: 0, idp: other })], [true, false]);
    assert.deepEqual([isOfGuest(app, { idp: other }), isOfGuest(app, { idp: ours }), isOfGuest(app, {})], [true, false, false]);
  });
});

describe("isSameId", () => {
  it("doesn't mind the case", () => {
    assert.deepEqual([isSameId("ABC", "abc"), isSameId("abc", "abd")], [true, false]);
  });
});
