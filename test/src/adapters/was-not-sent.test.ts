import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { wasNotSent } from "../../../src/adapters/was-not-sent.ts";

async function failureOf(url: string): Promise<unknown> {
  return fetch(url, { method: "POST", body: "{}" }).then(
    () => assert.fail("was answered"),
    (error: unknown) => error,
  );
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}

const failed = (fields: object): Error => Object.assign(new Error("failed"), fields);

describe("wasNotSent", () => {
  it("is sure after a refused connection, as fetch reports it", async () => {
    const server = createServer();
    const port = await listening(server);
    await closed(server);
    assert.equal(wasNotSent(await failureOf(`http://127.0.0.1:${port}/`)), true);
    assert.equal(wasNotSent(await failureOf(`http://localhost:${port}/`)), true);
  });

  it("is never sure after a connection that was lost later: the request may have arrived", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.destroy()));
    const port = await listening(server);
    assert.equal(wasNotSent(await failureOf(`http://127.0.0.1:${port}/`)), false);
    await closed(server);
  });

  for (const fields of [
    { code: "ENOTFOUND", syscall: "getaddrinfo" },
    { code: "EAI_AGAIN", syscall: "getaddrinfo" },
    { code: "ECONNREFUSED", syscall: "connect" },
    { code: "EHOSTUNREACH", syscall: "connect" },
    { code: "ENETUNREACH", syscall: "connect" },
    { code: "ETIMEDOUT", syscall: "connect" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
  ]) {
    it(`is sure after ${fields.code} before anything was sent`, () => {
      assert.equal(wasNotSent(failed({ cause: failed(fields) })), true);
    });
  }

  for (const fields of [
    { code: "EHOSTUNREACH", syscall: "read" },
    { code: "ETIMEDOUT", syscall: "read" },
    { code: "ECONNRESET", syscall: "read" },
    { code: "EPIPE", syscall: "write" },
    { code: "UND_ERR_SOCKET" },
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    {},
  ]) {
    it(`isn't sure after ${fields.code ?? "a failure without a code"}${fields.syscall === undefined ? "" : ` in ${fields.syscall}`}`, () => {
      assert.equal(wasNotSent(failed({ cause: failed(fields) })), false);
    });
  }

  it("is sure only if every address of a name failed before sending", () => {
    const refused = failed({ code: "ECONNREFUSED", syscall: "connect" });
    assert.equal(wasNotSent(failed({ cause: failed({ code: "ECONNREFUSED", errors: [refused, refused] }) })), true);
    assert.equal(wasNotSent(failed({ cause: failed({ code: "ECONNREFUSED", errors: [refused, failed({ code: "ECONNRESET" })] }) })), false);
  });

  for (const thrown of ["ECONNREFUSED", undefined, null, new DOMException("No answer", "TimeoutError")]) {
    it(`isn't sure after ${String(thrown)}`, () => {
      assert.equal(wasNotSent(thrown), false);
    });
  }
});
