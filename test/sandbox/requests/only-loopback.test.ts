import assert from "node:assert/strict";
import { request, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { callApi } from "../bot-client.ts";
import { startedSandbox, type StartedSandbox } from "../started-sandbox.ts";

describe("onlyLoopback", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  /** fetch doesn't allow setting Host and Origin. */
  async function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
    const outgoing = request(`${world.sandbox.pageUrl}${path}`, { method, headers, agent: false });
    outgoing.end();
    const [incoming]: IncomingMessage[] = await once(outgoing, "response");
    incoming?.resume();
    return incoming?.statusCode;
  }

  for (const host of ["evil.example", "evil.example:3979", "localhost.evil.example", "0.0.0.0", "10.0.0.1", "127.evil.example"]) {
    it(`refuses Host "${host}" at the page and at the APIs: DNS rebinding`, async () => {
      assert.equal(await statusOf("GET", "/api/people", { host }), 403);
      assert.equal((await callApi(world.sandbox, { path: "/v1/.well-known/keys", headers: { host } })).status, 403);
    });
  }

  for (const host of ["localhost", "localhost:1", "127.0.0.1:8080", "127.1.2.3", "[::1]:80"]) {
    it(`takes Host "${host}"`, async () => {
      assert.equal(await statusOf("GET", "/api/people", { host }), 200);
    });
  }

  it("refuses changes from another origin, also one on this machine or an unknown one", async () => {
    const { host } = new URL(world.sandbox.pageUrl);
    for (const origin of ["https://evil.example", "http://localhost:1", "null"]) {
      assert.equal(await statusOf("POST", "/_sandbox/reset", { host, origin }), 403);
    }
    assert.equal(await statusOf("POST", "/_sandbox/reset", { host, origin: world.sandbox.pageUrl }), 200);
    assert.equal(await statusOf("GET", "/api/people", { host, origin: "https://evil.example" }), 200);
  });
});
