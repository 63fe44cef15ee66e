import assert from "node:assert/strict";
import { errors } from "jose";
import { isBadToken } from "../../../../src/adapters/entra/bad-token.ts";

describe("isBadToken", () => {
  it("blames the token for what is wrong with it", () => {
    const bad = [
      new errors.JWTExpired("expired", {}),
      new errors.JWTClaimValidationFailed("aud", {}),
      new errors.JWSSignatureVerificationFailed(),
      new errors.JWSInvalid(),
      new errors.JWKSNoMatchingKey(),
      new errors.JWKSMultipleMatchingKeys(),
      new errors.JOSEAlgNotAllowed(),
      new errors.JOSENotSupported(),
    ];
    assert.deepEqual(
      bad.map(isBadToken),
      bad.map(() => true),
    );
  });

  it("doesn't blame it when the keys couldn't be read", () => {
    const others = [
      new errors.JWKSTimeout(),
      new errors.JWKSInvalid(),
      new errors.JOSEError("x"),
      new TypeError("fetch failed"),
      undefined,
    ];
    assert.deepEqual(
      others.map(isBadToken),
      others.map(() => false),
    );
  });
});
