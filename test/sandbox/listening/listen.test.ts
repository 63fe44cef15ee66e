import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";
import { listen } from "../../../sandbox/listening/listen.ts";
import { sandboxFolder } from "../../../scripts/process/sandbox-folder.ts";

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

  it("closes a connection whose TLS handshake isn't done, too", async () => {
    const server = await listen({ fetch: () => new Response("hello") }, 0, await ensureCertificate(sandboxFolder));
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    await fetch(`https://localhost:${server.port}/`); // by now the server knows of the first one
    await Promise.all([server.close(), once(socket, "close")]);
  });
});
