import { fetchWithRetry } from "../http-retry.ts";
import type { HttpRetry } from "../http-retry.ts";

interface Options {
  readonly retry: HttpRetry;
  readonly fetch: typeof globalThis.fetch;
}

/** What Entra is asked: by GET, or by a form that asks for a token. Asking twice is harmless. */
interface EntraRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `fetch` to Entra with the retries that all calls share. Throws `throttled`, or what the connection threw. */
export type EntraFetch = (url: string, request?: EntraRequest) => Promise<Response>;

const timeoutMs = 10_000;

export function createEntraFetch({ retry, fetch }: Options): EntraFetch {
  const call = { to: "entra", idempotent: true, timeoutMs };
  return async (url, init = {}) => fetchWithRetry({ retry, call, fetch, url, init });
}
