import { Hono } from "hono";
import type { Authority } from "../entra/authority.ts";

/** What the sandbox's Graph is made of. `pageUrl` is the origin of the page, where invitations are redeemed. */
export interface GraphParts extends Authority {
  readonly pageUrl: () => string;
}

/** The sandbox's Microsoft Graph, under `/v1.0` and `/beta`. */
export function createGraph(_: GraphParts): Hono {
  return new Hono();
}
