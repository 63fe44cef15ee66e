import { fetchWithRetry } from "../http-retry.ts";
import type { HttpRetry } from "../http-retry.ts";

interface Options {
  readonly retry: HttpRetry;
  readonly fetch: typeof globalThis.fetch;
}

/** A request to Entra: GET, or a form that asks for a token. Sending it twice is harmless. */
interface EntraRequest {
  readonly method?: string;
  /** The person that a token is requested for; the app itself if absent. */
  readonly by?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `fetch` to Entra with the retries that all calls share. Throws `throttled`, or the error of the connection. */
export type EntraFetch = (url: string, request?: EntraRequest) => Promise<Response>;

const timeoutMs = 10_000;

export function createEntraFetch({ retry, fetch }: Options): EntraFetch {
  return async (url, { by = "app", ...init } = {}) =>
    fetchWithRetry({ retry, call: { to: "entra", by, idempotent: true, timeoutMs }, fetch, url, init });
}
