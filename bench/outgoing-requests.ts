import { subscribe } from "node:diagnostics_channel";

/** A request of this process that was answered; times are milliseconds since 1970, with fractions. */
export interface OutgoingRequest {
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

/**
 * Records the requests of this process from now on, by `fetch` and by `node:http`.
 * https://nodejs.org/api/diagnostics_channel.html#built-in-channels, https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
export function recordRequests(): OutgoingRequest[] {
  const done: OutgoingRequest[] = [];
  record("undici:request:create", "undici:request:trailers", done);
  record("http.client.request.start", "http.client.response.finish", done);
  return done;
}

function record(begin: string, end: string, done: OutgoingRequest[]): void {
  const open = new WeakMap<object, number>();
  subscribe(begin, (message) => open.set(requestOf(message), now()));
  subscribe(end, (message) => {
    const request = requestOf(message);
    const from = open.get(request);
    if (from !== undefined) done.push({ path: request.path, from, until: now() });
  });
}

function requestOf(message: unknown): { readonly path: string } {
  if (typeof message === "object" && message !== null && "request" in message && hasPath(message.request)) return message.request;
  throw new TypeError("A request is told in another shape than Node 24 tells it");
}

function hasPath(request: unknown): request is { readonly path: string } {
  return typeof request === "object" && request !== null && "path" in request && typeof request.path === "string";
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
