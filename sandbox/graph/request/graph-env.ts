import type { Context } from "hono";
import type { Authority } from "../../entra/authority.ts";
import type { Caller } from "./caller.ts";

/** What the sandbox's Graph is made of. `pageUrl` is the origin of the page, where invitations are redeemed. */
export interface GraphParts extends Authority {
  readonly pageUrl: () => string;
}

/** The parts, as one version of the API sees them. */
export interface GraphVersion extends GraphParts {
  readonly name: "v1.0" | "beta";
  /** For links and contexts: `https://localhost:…/v1.0` */
  readonly root: () => string;
  /** Requests that come out of a `$batch`: the outer one waited already, and their paths have no version in front. */
  readonly insideBatch: WeakSet<Request>;
  /** Runs one request of a `$batch` through this version. */
  readonly sendInner: (request: Request) => Promise<Response>;
}

export interface GraphEnv {
  Variables: { caller: Caller; requestId: string; isGone?: boolean };
}

export type GraphContext<Path extends string = string> = Context<GraphEnv, Path>;

/** A part of the path, without the parentheses that a key may stand in; empty when the route has none of that name. */
export function pathParam(c: GraphContext, name: string): string {
  const value = c.req.param(name) ?? "";
  return /^\w+\('(.+)'\)$/.exec(value)?.[1]?.replaceAll("''", "'") ?? value;
}
