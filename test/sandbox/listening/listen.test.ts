import assert from "node:assert/strict";
import { listen } from "../../../sandbox/listening/listen.ts";

describe("listen", () => {
  it("keeps connections open for two minutes, and closes them when it stops", async () => {
    const app = { fetch: () => new Response("hello") };
    const server = await listen(app, 0);
    const answer = await fetch(`http://127.0.0.1:${server.port}/`);
    assert.equal(await answer.text(), "hello");
    assert.equal(answer.headers.get("keep-alive"), "timeout=120");
    await server.close();
    await assert.rejects(fetch(`http://127.0.0.1:${server.port}/`), TypeError);
  });
});
