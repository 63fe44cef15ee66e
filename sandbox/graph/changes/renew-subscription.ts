import { z } from "zod";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { invalidRequest, readExpiration } from "./subscription-body.ts";
import { AUTHORIZED_MS, findSubscription, presentSubscription } from "./subscriptions.ts";

const schema = z.strictObject({ "@odata.type": z.string().nullish(), expirationDateTime: z.string().nullish() });

/** G131: PATCH /subscriptions/{id}: sets a new expiration and reauthorizes (Microsoft: Subscription). @throws GraphRefusal */
export async function renewSubscription(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const { tenant } = graph;
  demand(c.get("caller"), REQUIREMENTS.subscribeToUsers);
  readQueryOptions(c.req.url, []);
  const { expirationDateTime } = readBody(await c.req.text(), schema, () => "subscription");
  if (!expirationDateTime) throw invalidRequest("The 'expirationDateTime' property is required.");
  const subscription = findSubscription(graph, c);
  subscription.expiresAt = readExpiration(tenant, expirationDateTime);
  subscription.authorizedUntil = tenant.clock.now().getTime() + AUTHORIZED_MS;
  return c.json(presentSubscription(graph, subscription));
}

/** POST /subscriptions/{id}/reauthorize: the expiration stays. @throws GraphRefusal */
export function reauthorizeSubscription(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.subscribeToUsers);
  readQueryOptions(c.req.url, []);
  findSubscription(graph, c).authorizedUntil = graph.tenant.clock.now().getTime() + AUTHORIZED_MS;
  return c.body(null, 204);
}
