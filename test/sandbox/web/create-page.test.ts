import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { startedSandbox, type StartedSandbox } from "../started-sandbox.ts";

describe("the page's server", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  it("takes a POST without a body and without its length, as curl -X POST sends it", async () => {
    const { hostname, port } = new URL(world.sandbox.pageUrl);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(`POST /_sandbox/reset HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
    assert.match(await text(socket), /^HTTP\/1\.1 200 OK/);
  });

  it("refuses a body of more than 1 MB", async () => {
    const answer = await world.adele.send("PATCH", "/_sandbox/control", { latencyMs: "x".repeat(1024 * 1024) });
    assert.deepEqual([answer.status, answer.body.error.code], [413, "too-big"]);
  });
});
