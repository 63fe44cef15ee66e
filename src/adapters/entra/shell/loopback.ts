import { timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { loopbackPage } from "./loopback-page.ts";

/** What the browser brought back from Entra. */
export type BroughtBack = { readonly code: string } | { readonly error: Readonly<Record<string, string>> };

export interface Loopback {
  /** `http://localhost:PORT`: Entra takes every port of this machine for the registered `http://localhost`. */
  readonly redirectUri: string;
  /** The first request with our state; all others are refused, and the waiting goes on. */
  readonly broughtBack: Promise<BroughtBack>;
  /** Stops listening, and ends open connections. */
  close(): Promise<void>;
}

/** Listens on this machine alone, at a random port, for the browser that comes back from Entra's page with our `state`. */
export async function listenOnLoopback(state: string): Promise<Loopback> {
  const { promise, resolve } = Promise.withResolvers<BroughtBack>();
  const waiting = { isOver: false };
  const server = createServer((request, response) => {
    const found = waiting.isOver ? undefined : readReturn(request, `localhost:${portOf(server)}`, state);
    if (found) waiting.isOver = true;
    answer(response, found);
    if (found) resolve(found);
  });
  // A browser may keep a connection open without asking anything on it.
  Object.assign(server, { keepAliveTimeout: 1, headersTimeout: 10_000, requestTimeout: 10_000 });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", listening);
  });
  return { redirectUri: `http://localhost:${portOf(server)}`, broughtBack: promise, close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Only `GET /?state=…` under our own name: a page of another site that found the port can't know the state, or has another Host. */
function readReturn({ method, url = "", headers }: IncomingMessage, host: string, state: string): BroughtBack | undefined {
  const target = URL.parse(url, `http://${host}`);
  if (method !== "GET" || headers.host !== host || target?.pathname !== "/") return undefined;
  const { searchParams } = target;
  if (!isSecret(searchParams.get("state") ?? "", state)) return undefined;
  const [code, error] = [searchParams.get("code"), searchParams.get("error")];
  if (error !== null) return { error: Object.fromEntries(searchParams) };
  return code === null ? undefined : { code };
}

function isSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function answer(response: ServerResponse, found: BroughtBack | undefined): void {
  const kind = found === undefined ? "not-ours" : "code" in found ? "signed-in" : "not-signed-in";
  response.writeHead(found === undefined ? 400 : 200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    connection: "close",
  });
  response.end(loopbackPage(kind));
}

/** The page is sent before the connections end. */
async function close(server: Server): Promise<void> {
  server.closeIdleConnections();
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const giveUp = setTimeout(() => server.closeAllConnections(), 500);
  await closed;
  clearTimeout(giveUp);
}
