import assert from "node:assert/strict";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { TcpLink } from "../../../scripts/chaos/network/tcp-link.ts";

describe("TcpLink", () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  let link: TcpLink;

  /** A server that answers each chunk with its name and the chunk. */
  async function server(name: string) {
    const made = createServer((socket) => {
      sockets.push(socket.on("error", () => undefined));
      socket.on("data", (chunk) => socket.write(`${name} ${String(chunk)}`));
    });
    servers.push(made);
    await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
    return { host: "127.0.0.1", port: (made.address() as AddressInfo).port };
  }

  beforeEach(async () => {
    link = await TcpLink.open(await server("first"));
  });

  afterEach(() => {
    link.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const each of servers.splice(0)) each.close();
  });

  function client(): Socket {
    const socket = connect(link.port, "127.0.0.1").on("error", () => undefined);
    sockets.push(socket);
    return socket;
  }

  /** The answer; none comes through a broken connection. */
  function said(socket: Socket, words: string): Promise<string> {
    socket.write(words);
    return new Promise((resolve) => socket.once("data", (chunk) => resolve(String(chunk))));
  }

  const closed = (socket: Socket) => new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once("close", () => resolve())));

  it("passes on what both sides say", async () => {
    assert.equal(await said(client(), "hello"), "first hello");
  });

  it("breaks every connection, until the network works again", async () => {
    const before = client();
    await said(before, "hello");
    link.cut();
    await closed(before);
    await closed(client());
    link.resume();
    assert.equal(await said(client(), "again"), "first again");
  });

  it("stands still, and passes on afterwards what was said meanwhile", async () => {
    const socket = client();
    await said(socket, "hello");
    link.stall();
    const answer = said(socket, "meanwhile");
    const silence = new Promise((resolve) => setImmediate(resolve, "silence"));
    assert.equal(await Promise.race([answer, silence]), "silence");
    link.resume();
    assert.equal(await answer, "first meanwhile");
  });

  it("forgets the connections that there are, and makes new ones", async () => {
    const forgotten = client();
    await said(forgotten, "hello");
    link.forget();
    const never = said(forgotten, "anybody?");
    assert.equal(await Promise.race([never, said(client(), "new")]), "first new");
    link.close();
    await closed(forgotten);
  });

  it("leads to another server", async () => {
    const before = client();
    await said(before, "hello");
    link.leadTo(await server("second"));
    await closed(before);
    assert.equal(await said(client(), "hello"), "second hello");
  });
});
