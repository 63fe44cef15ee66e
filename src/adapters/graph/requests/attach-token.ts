import { GraphClientError } from "@microsoft/microsoft-graph-client";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { GuestlistError } from "../../../errors.ts";

interface Options {
  readonly graphRoot: string;
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly newId: () => string;
}

/**
 * First in the chain. The SDK's own handler silently leaves out the token for hosts that it doesn't know (microsoft-graph-client 3.0.7).
 * This one sends nothing without a token, and nothing to a host that isn't this cloud's Graph.
 */
export function attachToken({ graphRoot, url, token, newId }: Options): Middleware {
  let next: Middleware | undefined;

  async function execute(context: Context): Promise<void> {
    try {
      context.options = { ...context.options, headers: { ...plainHeaders(context), ...(await identify()) } };
      await next?.execute(context);
    } catch (error) {
      throw passedThrough(error);
    }
  }

  async function identify(): Promise<Record<string, string>> {
    const bearer = await token();
    if (bearer === "" || new URL(url).origin !== graphRoot) {
      throw new GuestlistError("directory-answer-unexpected", "Refused to call Graph without a token, or another host with one");
    }
    return { Authorization: `Bearer ${bearer}`, "client-request-id": newId() };
  }

  return { execute, setNext: (middleware) => (next = middleware) };
}

function plainHeaders({ options }: Context): Record<string, string> {
  return Object.fromEntries(new Headers(options?.headers));
}

function passedThrough(error: unknown): GraphClientError {
  const wrapped = new GraphClientError("see customError");
  wrapped.customError = error;
  return wrapped;
}
