import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { Attempt, Call, HttpPolicy } from "../http-policy.ts";

interface Options {
  readonly policy: HttpPolicy;
  readonly call: Call;
  readonly fetch: typeof globalThis.fetch;
  /** The address exactly as it must go out: the SDK takes URLs apart and puts them together in another order, and Graph's links are opaque. */
  readonly url: string;
}

/**
 * Last in the chain, in place of the SDK's RetryHandler, which repeats a POST after 504 although it may have worked.
 * The body is read within the attempt, so that its time-out covers a body that never ends. Redirects are not followed.
 */
export function sendByPolicy({ policy, call, fetch, url }: Options): Middleware {
  async function execute(context: Context): Promise<void> {
    context.response = await policy.run(call, async (signal): Promise<Attempt<Response>> => {
      const answer = await fetch(url, { ...context.options, redirect: "manual", signal });
      const text = await answer.text();
      const { status, headers } = answer;
      return { status, retryAfter: headers.get("retry-after"), value: new Response(text === "" ? null : text, { status, headers }) };
    });
  }
  return { execute };
}
