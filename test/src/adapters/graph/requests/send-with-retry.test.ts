import assert from "node:assert/strict";
import type { Context } from "@microsoft/microsoft-graph-client";
import { sendWithRetry } from "../../../../../src/adapters/graph/requests/send-with-retry.ts";
import { scriptedFetch } from "../../../../fakes/scripted-fetch.ts";
import { graphUnderTest } from "../graph-under-test.ts";

const url = "https://graph.example/v1.0/users/delta?zz=https://x&$deltatoken=a%2Fb==&$select=id";

function sending(idempotent: boolean) {
  const { retry, finish } = graphUnderTest();
  const { fetch, sent } = scriptedFetch({ status: 504 }, { body: { ok: true } });
  const context: Context = { request: "https://graph.example/put-together-again", options: { method: "POST", body: "{}" } };
  const { execute } = sendWithRetry({ retry, fetch, url, call: { to: "graph", idempotent } });
  return { run: () => finish(execute(context)), context, sent };
}

describe("sendWithRetry", () => {
  it("sends to the address as it was given, as the chain made the request, and answers in the context", async () => {
    const { run, context, sent } = sending(true);
    await run();
    assert.deepEqual([sent[0]?.url, sent[0]?.method, context.response?.status], [url, "POST", 200]);
  });

  it("repeats after 504 only what may be repeated", async () => {
    const [harmless, post] = [sending(true), sending(false)];
    await harmless.run();
    await post.run();
    assert.deepEqual([harmless.sent.length, post.sent.length, post.context.response?.status], [2, 1, 504]);
  });
});
