import type { Attempt, HttpPolicy } from "../http-policy.ts";

export interface PolicyFetchOptions {
  readonly policy: HttpPolicy;
  readonly fetch: typeof globalThis.fetch;
}

/** What Entra is asked: by GET, or by a form that asks for a token. Asking twice is harmless. */
export interface EntraRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `fetch` under the one policy; the body has been read when it resolves. Throws `throttled`, or what the connection threw. */
export type PolicyFetch = (url: string, request?: EntraRequest) => Promise<Response>;

const timeoutMs = 10_000;

export function createPolicyFetch({ policy, fetch }: PolicyFetchOptions): PolicyFetch {
  return async (url, request = {}) =>
    policy.run({ to: "entra", idempotent: true, timeoutMs }, async (signal): Promise<Attempt<Response>> => {
      const answer = await fetch(url, { ...request, redirect: "manual", signal });
      const text = await answer.text();
      const { status, headers } = answer;
      return { status, retryAfter: headers.get("retry-after"), value: new Response(text === "" ? null : text, { status, headers }) };
    });
}
