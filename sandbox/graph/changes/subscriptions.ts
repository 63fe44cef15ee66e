import { toGraphTime } from "../../directory/graph-time.ts";
import type { Subscription } from "../../tenant/subscription-store.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { SERVICE_PRINCIPAL_ID } from "../../directory/well-known.ts";
import type { Caller } from "../request/caller.ts";
import { resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { forbidden } from "../invitations/invitation-rules.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readSubscriptionBody } from "./subscription-body.ts";
import { checkEndpoint } from "./subscription-handshake.ts";

/** Microsoft: Subscription. The limit per app and tenant. */
const MAX_SUBSCRIPTIONS = 100;
/** About as long as a token lives. */
export const AUTHORIZED_MS = 60 * 60 * 1000;

/** POST /subscriptions (Microsoft: Subscription): created only after the endpoint has proved itself. @throws GraphRefusal */
export async function createSubscription(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const { tenant } = graph;
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.subscribeToUsers);
  readQueryOptions(c.req.url, []);
  const order = readSubscriptionBody(tenant, await c.req.text());
  checkQuota(tenant);
  const { lifecycleNotificationUrl, notificationUrl } = order;
  const token = () => `Validation: Testing client application reachability for subscription Request-Id: ${tenant.random.uuid()}`;
  await checkEndpoint(notificationUrl, token());
  if (lifecycleNotificationUrl !== null) await checkEndpoint(lifecycleNotificationUrl, token());
  const authorizedUntil = tenant.clock.now().getTime() + AUTHORIZED_MS;
  const creatorId = caller.kind === "user" ? caller.user.id : SERVICE_PRINCIPAL_ID;
  const subscription: Subscription = { ...order, id: tenant.random.uuid(), creatorId, authorizedUntil, warnedFor: 0 };
  tenant.subscriptions.set(subscription.id, subscription);
  tenant.events.emit("subscription");
  return c.json(presentSubscription(graph, subscription), 201);
}

/** GET /subscriptions: the caller's own subscriptions. @throws GraphRefusal */
export function listSubscriptions(graph: GraphVersion, c: GraphContext): Response {
  readQueryOptions(c.req.url, []);
  const own = liveSubscriptions(graph.tenant).filter((each) => isOwn(each, c.get("caller")));
  const value = own.map((each) => {
    const { "@odata.context": _, ...item } = presentSubscription(graph, each);
    return item;
  });
  return c.json({ "@odata.context": `${graph.root()}/$metadata#subscriptions`, value });
}

/** GET /subscriptions/{id}. @throws GraphRefusal */
export function getSubscription(graph: GraphVersion, c: GraphContext): Response {
  readQueryOptions(c.req.url, []);
  return c.json(presentSubscription(graph, findSubscription(graph, c)));
}

/** DELETE /subscriptions/{id}. @throws GraphRefusal */
export function deleteSubscription(graph: GraphVersion, c: GraphContext): Response {
  readQueryOptions(c.req.url, []);
  graph.tenant.subscriptions.delete(findSubscription(graph, c).id);
  return c.body(null, 204);
}

/** @throws GraphRefusal 404 if it has ended or belongs to another caller */
export function findSubscription({ tenant }: GraphVersion, c: GraphContext): Subscription {
  const id = pathParam(c, "id").toLowerCase();
  const found = liveSubscriptions(tenant).find((each) => each.id === id && isOwn(each, c.get("caller")));
  if (!found) throw resourceNotFound(id);
  return found;
}

/** G131: The subscriptions that haven't ended. The others are deleted. */
export function liveSubscriptions({ subscriptions, clock }: Tenant): readonly Subscription[] {
  const now = clock.now().getTime();
  for (const { id, expiresAt } of [...subscriptions.values()]) if (expiresAt <= now) subscriptions.delete(id);
  return [...subscriptions.values()];
}

export function presentSubscription({ root, tenant }: GraphVersion, subscription: Subscription) {
  const { id, resource, changeType, clientState, notificationUrl, lifecycleNotificationUrl, expiresAt, creatorId } = subscription;
  return {
    "@odata.context": `${root()}/$metadata#subscriptions/$entity`,
    ...{ id, resource, applicationId: tenant.app.appId, changeType, clientState, notificationUrl, notificationQueryOptions: null },
    ...{ lifecycleNotificationUrl, expirationDateTime: toGraphTime(new Date(expiresAt)), creatorId, includeResourceData: null },
    ...{ latestSupportedTlsVersion: subscription.latestSupportedTlsVersion ?? "v1_2", encryptionCertificate: null },
    ...{ encryptionCertificateId: null, notificationUrlAppId: null },
  };
}

function isOwn({ creatorId }: Subscription, caller: Caller): boolean {
  return creatorId === (caller.kind === "user" ? caller.user.id : SERVICE_PRINCIPAL_ID);
}

// G126
function checkQuota(tenant: Tenant): void {
  if (liveSubscriptions(tenant).length >= MAX_SUBSCRIPTIONS)
    throw forbidden(`Number of subscriptions per app and tenant has reached its limit of ${MAX_SUBSCRIPTIONS}.`);
}
