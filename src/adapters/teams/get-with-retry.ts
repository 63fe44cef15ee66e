import { fetchWithRetry } from "../http-retry.ts";
import type { HttpRetry } from "../http-retry.ts";

/** `GET`, with the retries of every outgoing call; the body has been read when it resolves. */
export type GetWithRetry = (url: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

const timeoutMs = 5_000;

/** `to` names the remote whose throttling the calls share. */
export function createGetWithRetry(retry: HttpRetry, to: string): GetWithRetry {
  const call = { to, idempotent: true, timeoutMs };
  return async (url, headers = {}) => fetchWithRetry({ retry, call, fetch, url, init: { headers } });
}
