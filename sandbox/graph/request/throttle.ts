import type { Tenant } from "../../tenant/tenant.ts";
import { GraphRefusal } from "./errors.ts";

/** The cost of a call (Microsoft: Throttling limits). */
export interface Cost {
  readonly units: number;
  readonly writes: number;
}

interface Bucket {
  used: number;
  /** Milliseconds since 1970, real time. */
  at: number;
}

const UNITS_WINDOW_MS = 10_000;
const WRITES = { limit: 3_000, windowMs: 150_000 };
/** Refused calls count too, up to this multiple of the limit. */
const MAX_FILL = 1.8;
/** From this fill level on a header reports how full the bucket is. */
const WARN_FROM = 0.8;

/** Graph's token buckets for one app in one tenant: resource units, and writes (Microsoft: Throttling limits). Real time, never directory time. */
export class Throttle {
  readonly #tenant: Tenant;
  readonly #now: () => number;
  readonly #units: Bucket = { used: 0, at: 0 };
  readonly #writes: Bucket = { used: 0, at: 0 };

  constructor(tenant: Tenant, now: () => number = Date.now) {
    this.#tenant = tenant;
    this.#now = now;
    tenant.events.on("reset", () => {
      this.#units.used = 0;
      this.#writes.used = 0;
    });
  }

  /** Charges the call's cost. Returns the headers for its answer. @throws GraphRefusal 429 */
  take(cost: Cost): Readonly<Record<string, string>> {
    if (this.#tenant.control.settings.throttling === "off") return { "x-ms-resource-unit": String(cost.units) };
    const limit = unitLimit(this.#tenant.users.size);
    const unitsWait = this.#fill(this.#units, cost.units, limit, UNITS_WINDOW_MS);
    const writesWait = this.#fill(this.#writes, cost.writes, WRITES.limit, WRITES.windowMs);
    const fill = Math.max(this.#units.used / limit, this.#writes.used / WRITES.limit);
    const headers = {
      "x-ms-resource-unit": String(cost.units),
      ...(fill > WARN_FROM ? { "x-ms-throttle-limit-percentage": fill.toFixed(2) } : {}),
    };
    if (unitsWait > 0 || writesWait > 0) throw this.#refusal(headers, unitsWait, writesWait);
    return headers;
  }

  /** The milliseconds to wait; 0: the cost was charged. */
  #fill(bucket: Bucket, cost: number, limit: number, windowMs: number): number {
    const now = this.#now();
    const perMs = limit / windowMs;
    const left = Math.max(0, bucket.used - (now - bucket.at) * perMs);
    Object.assign(bucket, { used: Math.min(left + cost, limit * MAX_FILL), at: now });
    return cost > 0 && left + cost > limit ? (left + cost - limit) / perMs : 0;
  }

  #refusal(headers: Readonly<Record<string, string>>, unitsWait: number, writesWait: number): GraphRefusal {
    const { app, id } = this.#tenant;
    return new GraphRefusal(429, "TooManyRequests", "Too many requests.", {
      ...headers,
      "Retry-After": String(Math.max(1, Math.ceil(Math.max(unitsWait, writesWait) / 1000))),
      "x-ms-throttle-scope": `Tenant_Application/ReadWrite/${app.appId}/${id}`,
      "x-ms-throttle-information": writesWait > unitsWait ? "WriteLimitExceeded" : "ResourceUnitLimitExceeded",
    });
  }
}

// G140
function unitLimit(users: number): number {
  if (users < 50) return 3_500;
  return users <= 500 ? 5_000 : 8_000;
}

/** G141: @param path without the version: `/users` */
export function costOf(method: string, path: string, query: URLSearchParams): Cost {
  if (method !== "GET") return /\/(?:check|get)Member(?:Groups|Objects)$/i.test(path) ? { units: 2, writes: 0 } : { units: 1, writes: 1 };
  const top = Number(query.get("$top") ?? "100");
  const units = baseOf(path) - (query.has("$select") ? 1 : 0) + (query.has("$expand") ? 1 : 0) - (top < 20 ? 1 : 0);
  return { units: Math.max(1, units), writes: 0 };
}

function baseOf(path: string): number {
  if (/^\/groups\/[^/]+\/members$/i.test(path)) return 3;
  return /^\/users$|^\/me\/(?:transitiveM|m)emberOf/i.test(path) ? 2 : 1;
}
