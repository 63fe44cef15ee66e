import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Listening } from "./listen.ts";
import { MICROSOFT_HOSTS } from "./microsoft-hosts.ts";

const LOOPBACK = "127.0.0.1";
const HTTPS = "443";
const microsoft = new Set<string>(Object.values(MICROSOFT_HOSTS));

/**
 * An HTTP proxy (CONNECT only) on this machine that connects Microsoft's hosts with the sandbox's https port, for programs that accept
 * `HTTPS_PROXY` but no other endpoints. It refuses all other hosts, so nothing leaves the machine. Port 0 takes a free one.
 * @throws the system's error (EADDRINUSE, …).
 */
export async function listenAsProxy(port: number, apiPort: number): Promise<Listening> {
  const open = new Set<Duplex>();
  const server = createServer((_request, response) => {
    response.writeHead(405, { allow: "CONNECT" });
    response.end("This proxy tunnels https to the sandbox, and nothing else.\n");
  });
  server.on("connect", (request, client: Duplex, head: Buffer) => {
    open.add(client.once("close", () => open.delete(client)));
    if (isServed(request.url ?? "", apiPort)) tunnel(client, head, apiPort);
    else refuse(client, request.url ?? "");
  });
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  return { port: portOf(server.address()), close: () => closed() };

  async function closed(): Promise<void> {
    const end = once(server, "close");
    server.close();
    server.closeAllConnections();
    for (const socket of open) socket.destroy();
    await end;
  }
}

function isServed(target: string, apiPort: number): boolean {
  const [host = "", port] = target.split(":");
  return microsoft.has(host.toLowerCase()) ? port === HTTPS : ["localhost", LOOPBACK].includes(host) && port === String(apiPort);
}

function tunnel(client: Duplex, head: Buffer, apiPort: number): void {
  const api = connect(apiPort, LOOPBACK, () => {
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    api.write(head);
    client.pipe(api).pipe(client);
  });
  // Either side may close at any moment; then the other side is closed too.
  client.on("error", () => api.destroy()).on("close", () => api.destroy());
  api.on("error", () => client.destroy()).on("close", () => client.destroy());
}

function refuse(client: Duplex, target: string): void {
  client.on("error", () => client.destroy());
  const reason = `The sandbox doesn't play ${target}\n`;
  client.end(
    `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: ${reason.length}\r\nconnection: close\r\n\r\n${reason}`,
  );
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The proxy doesn't listen on a TCP port");
  return address.port;
}
