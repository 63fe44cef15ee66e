import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Certificate } from "./certificate.ts";

const LOOPBACK = "127.0.0.1";

/** Node's own 5 s are so short that a busy client sends a request into a connection that was just closed, and reads "fetch failed". */
const keepAliveMs = 120_000;

/** A web app, such as Hono's. */
interface App {
  fetch(request: Request): Response | Promise<Response>;
}

export interface Listening {
  readonly port: number;
  /** Stops at once, and closes open event streams. */
  close(): Promise<void>;
}

/** Serves an app on this machine only, over https if there is a certificate. Port 0 takes a free one. @throws the system's error (EADDRINUSE, …). */
export async function listen(app: App, port: number, certificate?: Certificate): Promise<Listening> {
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const listener = (...[request, response]: Parameters<typeof handle>): void => void handle(request, response);
  const server: Server = certificate
    ? createSecureServer({ key: certificate.keyPem, cert: certificate.certificatePem }, listener)
    : createServer(listener);
  server.keepAliveTimeout = keepAliveMs;
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => open.add(socket.once("close", () => open.delete(socket))));
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  return { port: portOf(server.address()), close: () => closed(server, open) };
}

/** `server.closeAllConnections()` leaves those whose TLS handshake isn't done: they would stay for up to two minutes. */
async function closed(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  const end = once(server, "close");
  server.close();
  for (const socket of open) socket.destroy();
  await end;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server doesn't listen on a TCP port");
  return address.port;
}
