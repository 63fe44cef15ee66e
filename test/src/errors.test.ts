import assert from "node:assert/strict";
import { GuestlistError, isGuestlistError } from "../../src/errors.ts";

describe("GuestlistError", () => {
  it("carries what the log and the worker need", () => {
    const cause = new TypeError("fetch failed");
    const {
      name,
      code,
      message,
      retryAfter,
      remoteId,
      status,
      cause: kept,
    } = new GuestlistError("throttled", "Graph asks us to wait", {
      cause,
      retryAfter: 7,
      remoteId: "request-1",
      status: 429,
    });
    assert.deepEqual(
      { name, code, message, retryAfter, remoteId, status },
      { name: "GuestlistError", code: "throttled", message: "Graph asks us to wait", retryAfter: 7, remoteId: "request-1", status: 429 },
    );
    assert.equal(kept, cause);
  });
});

describe("isGuestlistError", () => {
  it("tells ours from others', and one code from another", () => {
    const error = new GuestlistError("store-corrupt", "A row can't be read");
    assert.equal(isGuestlistError(error), true);
    assert.equal(isGuestlistError(error, "store-corrupt"), true);
    assert.equal(isGuestlistError(error, "throttled"), false);
    assert.equal(isGuestlistError(new Error("store-corrupt"), "store-corrupt"), false);
    assert.equal(isGuestlistError({ code: "store-corrupt" }), false);
    assert.equal(isGuestlistError(undefined), false);
  });
});
