import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { mochaHooks, stayedOpen } from "../../../scripts/test/stays-open.ts";

describe("stayedOpen", () => {
  it("is what is open now and wasn't before", () => {
    assert.deepEqual(stayedOpen(["PipeWrap"], ["PipeWrap", "PipeWrap", "TCPServerWrap"]), ["PipeWrap", "TCPServerWrap"]);
    assert.deepEqual(stayedOpen(["PipeWrap", "TCPSocketWrap"], ["PipeWrap"]), []);
  });

  it("leaves out timers, which end by themselves", () => {
    assert.deepEqual(stayedOpen([], ["Timeout", "Immediate"]), []);
  });

  it("sees a server that listens", async () => {
    const before = process.getActiveResourcesInfo();
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    assert.deepEqual(stayedOpen(before, process.getActiveResourcesInfo()), ["TCPServerWrap"]);
    server.close();
    await mochaHooks.afterAll();
  });
});
