import assert from "node:assert/strict";
import { unavailable } from "../../../../src/adapters/entra/unavailable.ts";
import { GuestlistError } from "../../../../src/errors.ts";

describe("unavailable", () => {
  it("is identity-unavailable with its cause, and keeps the wait that Entra asked for", () => {
    const throttled = new GuestlistError("throttled", "entra asks us to wait", { retryAfter: 90 });
    const reset = new TypeError("fetch failed");
    for (const [cause, retryAfter] of [
      [throttled, 90],
      [reset, undefined],
    ] as const) {
      const failure = unavailable("no keys", cause);
      assert.deepEqual(
        [failure.code, failure.message, failure.cause, failure.retryAfter],
        ["identity-unavailable", "no keys", cause, retryAfter],
      );
    }
  });
});
