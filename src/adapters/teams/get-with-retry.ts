import type { HttpPolicy } from "../http-retry.ts";

/** `GET` with the common retry policy; the body has been read when it resolves. */
export type GetByPolicy = (url: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

const timeoutMs = 5_000;

/** `to` names the remote whose throttling the calls share. */
export function createGetByPolicy(policy: HttpPolicy, to: string): GetByPolicy {
  return async (url, headers = {}) =>
    policy.run({ to, idempotent: true, timeoutMs }, async (signal) => {
      const answer = await fetch(url, { headers, redirect: "manual", signal });
      const body = (await answer.text()) || null; // a 204 may have no body, not even an empty one
      const value = new Response(body, { status: answer.status, headers: answer.headers });
      return { status: answer.status, retryAfter: answer.headers.get("retry-after"), value };
    });
}
