import assert from "node:assert/strict";
import { outcomeOfFailure } from "../../../../src/adapters/teams/send-failure.ts";
import { GuestlistError } from "../../../../src/errors.ts";

/** An error of botbuilder, with Teams' code where Teams puts it. */
const refused = (statusCode: number, code?: string) =>
  Object.assign(new Error("of sam@fabrikam.com"), { name: "RestError", statusCode, details: { error: { ...(code && { code }) } } });

describe("outcomeOfFailure", () => {
  for (const [status, code, kind] of [
    [403, "BotNotInConversationRoster", "unreachable"],
    [403, "ConversationBlockedByUser", "unreachable"],
    [403, "BotDisabledByAdmin", "unreachable"],
    [403, undefined, "unreachable"],
    [404, "ConversationNotFound", "unreachable"],
    [404, "ActivityNotFoundInConversation", "message-missing"],
    [403, "ServiceError", "message-missing"],
  ] as const) {
    it(`is ${kind} after ${status} ${code ?? "without a code"}`, () => {
      assert.deepEqual(outcomeOfFailure(refused(status, code)), { kind });
    });
  }

  it("reads the code also where newer clients put it", () => {
    const error = Object.assign(new Error(""), { statusCode: 404, code: "ActivityNotFoundInConversation" });
    assert.deepEqual(outcomeOfFailure(error), { kind: "message-missing" });
  });

  for (const status of [401, 408, 412, 429, 500, 502, 503, 504]) {
    it(`is worth another try after ${status}`, () => {
      const cause = refused(status, "PreconditionFailed");
      const expected = { code: "teams-unavailable", message: `Teams answered ${status} PreconditionFailed`, status, cause };
      assert.throws(() => outcomeOfFailure(cause), expected);
    });
  }

  for (const status of [400, 405, 413]) {
    it(`is our mistake after ${status}`, () => {
      assert.throws(() => outcomeOfFailure(refused(status, "BadSyntax")), {
        code: "teams-refused",
        message: `Teams answered ${status} BadSyntax`,
        status,
      });
    });
  }

  for (const cause of [new TypeError("fetch failed"), Object.assign(new Error("time-out"), { statusCode: "none" }), undefined]) {
    it(`is an outage when nothing answered (${String(cause)})`, () => {
      assert.throws(() => outcomeOfFailure(cause), { code: "teams-unavailable", message: "Teams could not be reached" });
    });
  }

  it("passes on our own failures unchanged", () => {
    const throttled = new GuestlistError("throttled", "teams asks us to wait", { retryAfter: 3 });
    assert.throws(() => outcomeOfFailure(throttled), throttled);
  });
});
