import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Balancer } from "../../../scripts/chaos/network/balancer.ts";

describe("Balancer", () => {
  const servers: Server[] = [];
  let balancer: Balancer | undefined;

  afterEach(() => {
    balancer?.close();
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  /** A bot that answers with its name and what it was sent; one without a name breaks off. */
  async function bot(name?: string): Promise<number> {
    const server = createServer((asked, answer) => {
      let body = "";
      asked.on("data", (chunk) => (body += String(chunk)));
      asked.on("end", () => (name === undefined ? asked.socket.resetAndDestroy() : answer.end(`${name} ${asked.url} ${body}`)));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  }

  const gone = async () => {
    const port = await bot("gone");
    await new Promise((resolve) => servers.pop()?.close(resolve));
    return port;
  };

  async function answers(ports: readonly number[], count: number): Promise<readonly string[]> {
    balancer = await Balancer.open(0, ports);
    const url = `http://127.0.0.1:${balancer.port}/api/messages`;
    const all: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const response = await fetch(url, { method: "POST", body: String(n) });
      all.push(response.ok ? await response.text() : String(response.status));
    }
    return all;
  }

  it("gives each request to the next bot", async () => {
    assert.deepEqual(await answers([await bot("a"), await bot("b")], 3), ["a /api/messages 0", "b /api/messages 1", "a /api/messages 2"]);
  });

  it("passes over one that doesn't listen", async () => {
    assert.deepEqual(await answers([await gone(), await bot("b")], 2), ["b /api/messages 0", "b /api/messages 1"]);
  });

  it("gives a request to nobody else when a bot breaks off: it has perhaps begun", async () => {
    assert.deepEqual(await answers([await bot(), await bot("b")], 2), ["502", "b /api/messages 1"]);
  });

  it("says that it has nobody", async () => {
    assert.deepEqual(await answers([await gone()], 1), ["502"]);
  });
});
