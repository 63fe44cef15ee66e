import type { Context } from "hono";
import type { Authority } from "../../entra/authority.ts";
import type { Caller } from "./caller.ts";

/** The parts of the sandbox's Graph. `pageUrl` is the origin of the page, where invitations are redeemed. */
export interface GraphParts extends Authority {
  readonly pageUrl: () => string;
}

/** The parts, with the properties of one version of the API. */
export interface GraphVersion extends GraphParts {
  readonly name: "v1.0" | "beta";
  /** For links and contexts: `https://localhost:…/v1.0` */
  readonly root: () => string;
  /** Requests from a `$batch`: the outer request has waited already, and their paths don't begin with a version. */
  readonly insideBatch: WeakSet<Request>;
  /** Runs one request of a `$batch` through this version. */
  readonly sendInner: (request: Request) => Promise<Response>;
}

export interface GraphEnv {
  Variables: { caller: Caller; requestId: string; isGone?: boolean };
}

export type GraphContext<Path extends string = string> = Context<GraphEnv, Path>;

/** A parameter of the path, without the parentheses that may enclose a key; empty when the route has no such parameter. */
export function pathParam(c: GraphContext, name: string): string {
  const value = c.req.param(name) ?? "";
  return /^\w+\('(.+)'\)$/.exec(value)?.[1]?.replaceAll("''", "'") ?? value;
}
