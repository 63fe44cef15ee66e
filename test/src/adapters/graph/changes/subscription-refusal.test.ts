import assert from "node:assert/strict";
import { subscriptionRefusal } from "../../../../../src/adapters/graph/changes/subscription-refusal.ts";

function answer(status: number, code: string, message: string) {
  return { status, body: { error: { code, message } }, header: () => undefined, requestId: "request-1" };
}

describe("subscriptionRefusal", () => {
  for (const [status, code, message, reason] of [
    // Seen: microsoftgraph/nodejs-webhooks-sample #350
    [400, "InvalidRequest", "Subscription validation request timed out.", "endpoint-not-reached"],
    [
      400,
      "InvalidRequest",
      "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.",
      "endpoint-not-reached",
    ],
    [400, "ValidationError", "Subscription validation request failed. HTTP status code is 'BadGateway'.", "endpoint-not-reached"],
    [403, "Forbidden", "Number of subscriptions per app and tenant has reached its limit of 100.", "quota-reached"],
    [403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.", "permission-missing"],
    [403, "ExtensionError", "", "permission-missing"],
    [400, "InvalidRequest", "Invalid 'changeType' attribute: 'created'.", "unknown"],
    [418, "", "", "unknown"],
  ] as const) {
    it(`reads ${code || "no code"} “${message}” as ${reason}, and keeps Graph's words to itself`, () => {
      assert.deepEqual(subscriptionRefusal(answer(status, code, message)), { kind: "refused", reason, status, remoteId: "request-1" });
    });
  }

  it("reads an answer that isn't Graph's", () => {
    const page = { status: 403, body: undefined, header: () => undefined, requestId: undefined };
    assert.deepEqual(subscriptionRefusal(page), { kind: "refused", reason: "unknown", status: 403 });
  });
});
