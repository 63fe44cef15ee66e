import assert from "node:assert/strict";
import { isBadRequest, outcomeOfFailure } from "../../../../src/adapters/teams/send-failure.ts";
import { GuestlistError } from "../../../../src/errors.ts";

/** An error of botbuilder, with Teams' code where Teams puts it. */
const refused = (statusCode: number, code?: string) =>
  Object.assign(new Error("of sam@fabrikam.com"), { name: "RestError", statusCode, details: { error: { ...(code && { code }) } } });

const calls = ["post", "edit"] as const;

describe("outcomeOfFailure", () => {
  for (const [status, code, kind] of [
    [403, "BotNotInConversationRoster", "unreachable"],
    [403, "BotDisabledByAdmin", "unreachable"],
    [403, "MessageWritesBlocked", "unreachable"],
    [403, "ConversationBlockedByUser", "unreachable"],
    [403, "BadArgument", "not-now"],
    [403, undefined, "not-now"],
    [404, "ConversationNotFound", "not-now"],
    [404, undefined, "not-now"],
  ] as const) {
    it(`is ${kind} after ${status} ${code ?? "without a code"}`, () => {
      for (const call of calls) assert.deepEqual(outcomeOfFailure(refused(status, code), call), { kind });
    });
  }

  for (const [status, code] of [
    [404, "ActivityNotFoundInConversation"],
    [403, "ServiceError"],
  ] as const) {
    it(`misses the message of an edit after ${status} ${code}; a post needs none`, () => {
      assert.deepEqual(outcomeOfFailure(refused(status, code), "edit"), { kind: "message-missing" });
      assert.deepEqual(outcomeOfFailure(refused(status, code), "post"), { kind: "not-now" });
    });
  }

  it("reads the code also where newer clients put it", () => {
    const error = Object.assign(new Error(""), { statusCode: 404, code: "ActivityNotFoundInConversation" });
    assert.deepEqual(outcomeOfFailure(error, "edit"), { kind: "message-missing" });
  });

  for (const [status, ofPost] of [
    [401, "teams-unavailable"],
    [408, "teams-unavailable"],
    [412, "teams-unavailable"],
    [429, "teams-unavailable"],
    [500, "outcome-unknown"],
    [502, "outcome-unknown"],
    [503, "outcome-unknown"],
    [504, "outcome-unknown"],
  ] as const) {
    it(`is worth another try after ${status}; whether a post was carried out is ${ofPost}`, () => {
      const cause = refused(status, "PreconditionFailed");
      const expected = { message: `Teams answered ${status} PreconditionFailed`, status, cause };
      assert.throws(() => outcomeOfFailure(cause, "edit"), { ...expected, code: "teams-unavailable" });
      assert.throws(() => outcomeOfFailure(cause, "post"), { ...expected, code: ofPost });
    });
  }

  for (const status of [400, 405, 413]) {
    it(`is our mistake after ${status}`, () => {
      const expected = { code: "teams-refused", message: `Teams answered ${status} BadSyntax`, status };
      for (const call of calls) assert.throws(() => outcomeOfFailure(refused(status, "BadSyntax"), call), expected);
    });
  }

  for (const cause of [
    new TypeError("fetch failed"),
    Object.assign(new Error("time-out"), { statusCode: "none" }),
    Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }),
    Object.assign(new Error("no code"), { code: 7 }),
    undefined,
  ]) {
    it(`doesn't know what became of a post when nothing answered (${String(cause)})`, () => {
      assert.throws(() => outcomeOfFailure(cause, "post"), { code: "outcome-unknown", message: "Teams gave no answer" });
      assert.throws(() => outcomeOfFailure(cause, "edit"), { code: "teams-unavailable", message: "Teams could not be reached" });
    });
  }

  it("knows that a post wasn't sent when no connection was made, whatever the reason", () => {
    const cause = Object.assign(new Error("no route"), { code: "EHOSTUNREACH", syscall: "connect" });
    assert.throws(() => outcomeOfFailure(cause, "post"), { code: "teams-unavailable" });
  });

  for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]) {
    it(`knows that nothing was posted when no connection was made (${code})`, () => {
      const error = Object.assign(new Error("no connection"), { code });
      for (const cause of [error, new TypeError("fetch failed", { cause: error })]) {
        assert.throws(() => outcomeOfFailure(cause, "post"), { code: "teams-unavailable", message: "Teams could not be reached" });
      }
    });
  }

  it("passes on our own failures unchanged", () => {
    const throttled = new GuestlistError("throttled", "teams asks us to wait", { retryAfter: 3 });
    assert.throws(() => outcomeOfFailure(throttled, "post"), throttled);
  });
});

describe("isBadRequest", () => {
  it("is a 400 of Teams alone", () => {
    assert.deepEqual([refused(400), refused(403), new Error("400")].map(isBadRequest), [true, false, false]);
  });
});
