import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { fetchWithRetry } from "../../http-retry.ts";
import type { Call, HttpRetry } from "../../http-retry.ts";

interface Options {
  readonly retry: HttpRetry;
  readonly call: Call;
  readonly fetch: typeof globalThis.fetch;
  /**
   * The address exactly as it must be sent: the SDK takes URLs apart and puts them together in another order, and Graph's links are opaque.
   */
  readonly url: string;
}

/** Last in the chain. Replaces the SDK's RetryHandler, which repeats a POST after 504 although it may have worked. */
export function sendWithRetry(options: Options): Middleware {
  async function execute(context: Context): Promise<void> {
    const init = context.options;
    context.response = await fetchWithRetry({ ...options, ...(init && { init }) });
  }
  return { execute };
}
