import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Log, Meter } from "../ports/log.ts";

/** A scraper asks every few seconds and is near: nobody else may hold a connection for long. */
const longestRequestMs = 10_000;

interface Options {
  /** Where to listen: an address of this machine. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly meter: Pick<Meter<never>, "text">;
  readonly log: Log;
  /** Brings the meter up to date. */
  collect(): Promise<void>;
}

export interface MetricsServer {
  /** Resolves to the port in use. */
  listen(): Promise<number>;
  close(): Promise<void>;
}

/** `/metrics` in Prometheus' text format, on a port of its own: it has no sign-in, and nobody who reaches the bot should reach it. */
export function createMetricsServer(options: Options): MetricsServer {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.log.error("metrics-failed", error);
      send(response, 500, "text/plain", "Something unexpected happened: the bot's log says what.\n");
    });
  });
  server.requestTimeout = longestRequestMs;
  server.headersTimeout = longestRequestMs;
  return {
    listen: () => listen(server, options),
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer({ collect, meter }: Options, { method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url?.split("?", 1)[0] !== "/metrics") return send(response, 404, "text/plain", "There is only /metrics.\n");
  if (method !== "GET" && method !== "HEAD") return send(response, 405, "text/plain", "Only GET is answered.\n");
  await collect();
  const { contentType, body } = await meter.text();
  send(response, 200, contentType, body);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.statusCode = status;
  const headers = { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body); // restify, once loaded, changes writeHead for all servers: it returns nothing
}

async function listen(server: Server, { host, port }: Options): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
