import { z } from "zod";
import type { Tenant } from "../../tenant/tenant.ts";
import { badRequest, GraphRefusal } from "../request/errors.ts";
import { readBody } from "../request/read-body.ts";

const MINUTE = 60_000;
/** Microsoft: Subscription. A subscription to users lives less than 29 days, and at least 45 minutes. */
const MAX_MINUTES = 41_760;
const MIN_MINUTES = 45;
const MAX_CLIENT_STATE = 128;

const text = z.string().nullish();

const schema = z.strictObject({
  "@odata.type": text,
  changeType: text,
  notificationUrl: text,
  lifecycleNotificationUrl: text,
  resource: text,
  expirationDateTime: text,
  clientState: text,
  latestSupportedTlsVersion: text,
  includeResourceData: z.boolean().nullish(),
});

export interface SubscriptionOrder {
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly resource: string;
  readonly expiresAt: number;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string | null;
}

/** @throws GraphRefusal 400 */
export function readSubscriptionBody(tenant: Tenant, json: string): SubscriptionOrder {
  const body = readBody(json, schema, () => "subscription");
  const required = (name: "changeType" | "notificationUrl" | "resource" | "expirationDateTime"): string => {
    const value = body[name];
    if (!value) throw invalidRequest(`The '${name}' property is required.`);
    return value;
  };
  if (body.includeResourceData === true) throw invalidRequest("Resource data is not supported for this resource.");
  if ((body.clientState ?? "").length > MAX_CLIENT_STATE)
    throw invalidRequest(`'clientState' is longer than ${MAX_CLIENT_STATE} characters.`);
  return {
    changeType: checkedChangeType(required("changeType")),
    notificationUrl: checkedUrl("notificationUrl", required("notificationUrl")),
    lifecycleNotificationUrl: body.lifecycleNotificationUrl ? checkedUrl("lifecycleNotificationUrl", body.lifecycleNotificationUrl) : null,
    resource: checkedResource(required("resource")),
    expiresAt: readExpiration(tenant, required("expirationDateTime")),
    ...{ clientState: body.clientState ?? null, latestSupportedTlsVersion: body.latestSupportedTlsVersion ?? null },
  };
}

/** G124: A time between now and the maximum. Too short a time becomes the minimum. @throws GraphRefusal 400 */
export function readExpiration({ clock }: Tenant, value: string): number {
  const now = clock.now().getTime();
  const wanted = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(wanted)) throw badRequest(`Cannot convert the literal '${value}' to the expected type 'Edm.DateTimeOffset'.`);
  if (wanted <= now) throw invalidRequest("Subscription expiration can only be in the future.");
  if (wanted > now + MAX_MINUTES * MINUTE)
    throw invalidRequest(`Subscription expiration can only be ${MAX_MINUTES} minutes in the future.`);
  return Math.max(wanted, now + MIN_MINUTES * MINUTE);
}

export const invalidRequest = (message: string) => new GraphRefusal(400, "InvalidRequest", message);

/** G125: Subscriptions to users report `updated` and `deleted`; a creation is an `updated`. */
function checkedChangeType(value: string): string {
  const types = value.split(",").map((type) => type.trim().toLowerCase());
  const unknown = types.find((type) => !["created", "updated", "deleted"].includes(type));
  if (unknown !== undefined || types.every((type) => type === "created"))
    throw invalidRequest(`Invalid 'changeType' attribute: '${value}'.`);
  return types.join(",");
}

function checkedResource(value: string): string {
  const resource = value.replace(/^\//, "").toLowerCase();
  if (!/^users(?:\/[0-9a-f-]{36})?$/.test(resource)) throw invalidRequest(`Invalid 'resource' attribute: '${value}'.`);
  return resource;
}

/** Microsoft requires https. The sandbox also accepts http on this machine, and calls no other machine. */
function checkedUrl(name: string, value: string): string {
  const url = URL.parse(value);
  const isLoopback = url !== null && (["localhost", "[::1]"].includes(url.hostname) || /^127(?:\.\d+){3}$/.test(url.hostname));
  if (!url || !["https:", "http:"].includes(url.protocol)) throw invalidRequest(`The '${name}' has to be an https address.`);
  if (!isLoopback) throw invalidRequest(`The sandbox notifies programs on this machine only: '${name}' has to be on localhost.`);
  return value;
}
