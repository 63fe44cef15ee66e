import assert from "node:assert/strict";
import { createEntraFetch } from "../../../../src/adapters/entra/entra-fetch.ts";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { finishOn } from "../../../fakes/finish-on.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";

function sending(...steps: readonly FetchStep[]) {
  const clock = new FakeClock();
  const { fetch, sent } = scriptedFetch(...steps);
  return { send: createEntraFetch({ retry: createHttpRetry({ clock }), fetch }), sent, finish: finishOn(clock) };
}

describe("createEntraFetch", () => {
  it("repeats a form, too: asking for a token twice is harmless", async () => {
    const { send, sent, finish } = sending({ status: 503 }, { body: "ok" });
    const answer = await finish(send("https://login.example/token", { method: "POST", body: "a=b", headers: { accept: "*/*" } }));
    assert.deepEqual([answer.status, sent.length], [200, 2]);
    assert.deepEqual([sent[1]?.method, sent[1]?.body, sent[1]?.headers.get("accept")], ["POST", "a=b", "*/*"]);
  });

  it("waits ten seconds for an answer", async () => {
    const { send, finish } = sending("silence");
    await assert.rejects(finish(send("https://login.example/keys")), { message: "No answer within 10000 ms" });
  });

  it("says throttled when Entra wants a longer wait", async () => {
    const { send, finish } = sending({ status: 429, headers: { "retry-after": "90" } });
    await assert.rejects(finish(send("https://login.example/keys")), { code: "throttled", retryAfter: 90, message: /^entra / });
  });

  it("doesn't let one person's pause stop the others", async () => {
    const { send, finish } = sending({ status: 429, headers: { "retry-after": "90" } }, { body: "ok" });
    await assert.rejects(finish(send("https://login.example/token", { by: "adele" })), { code: "throttled" });
    assert.equal((await send("https://login.example/token")).status, 200);
    await assert.rejects(finish(send("https://login.example/token", { by: "adele" })), { code: "throttled" });
  });
});
