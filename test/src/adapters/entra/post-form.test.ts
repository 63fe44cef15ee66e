import assert from "node:assert/strict";
import { postForm } from "../../../../src/adapters/entra/post-form.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";

describe("postForm", () => {
  const post = (step: FetchStep) => {
    const { fetch, sent } = scriptedFetch(step);
    return { sent, answer: postForm(fetch, "https://login.example/token", { a: "1 & 2", b: "ü" }) };
  };

  it("sends a form, and returns the JSON of an answer or a refusal", async () => {
    const { sent, answer } = post({ body: { access_token: "x" } });
    assert.deepEqual(await answer, { access_token: "x" });
    const [request] = sent;
    assert.deepEqual([request?.method, request?.headers.get("content-type")], ["POST", "application/x-www-form-urlencoded"]);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(String(request?.body))), { a: "1 & 2", b: "ü" });
    assert.deepEqual(await post({ status: 400, body: { error: "invalid_grant" } }).answer, { error: "invalid_grant" });
  });

  it("returns nothing for what is no JSON", async () => {
    assert.equal(await post({ body: "<html>" }).answer, undefined);
  });

  it("fails when Entra has no answer, with the wait that it asks for", async () => {
    await assert.rejects(post(new TypeError("fetch failed")).answer, { code: "identity-unavailable" });
    const busy = post({ status: 503, body: {}, headers: { "retry-after": "7" } }).answer;
    await assert.rejects(busy, { code: "identity-unavailable", status: 503, retryAfter: 7 });
    const throttled = new GuestlistError("throttled", "entra asks us to wait", { retryAfter: 7 });
    await assert.rejects(post(throttled).answer, { code: "identity-unavailable", retryAfter: 7 });
  });
});
