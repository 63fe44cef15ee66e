import { fetchByPolicy } from "../http-retry.ts";
import type { HttpPolicy } from "../http-retry.ts";

interface Options {
  readonly policy: HttpPolicy;
  readonly fetch: typeof globalThis.fetch;
}

/** What Entra is asked: by GET, or by a form that asks for a token. Asking twice is harmless. */
interface EntraRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `fetch` to Entra under the one policy. Throws `throttled`, or what the connection threw. */
export type EntraFetch = (url: string, request?: EntraRequest) => Promise<Response>;

const timeoutMs = 10_000;

export function createEntraFetch({ policy, fetch }: Options): EntraFetch {
  const call = { to: "entra", idempotent: true, timeoutMs };
  return async (url, init = {}) => fetchByPolicy({ policy, call, fetch, url, init });
}
