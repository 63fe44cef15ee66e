import { toGraphTime } from "../../directory/graph-time.ts";
import type { Subscription } from "../../tenant/subscription-store.ts";
import type { TenantEvents } from "../../directory/tenant-events.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { liveSubscriptions } from "./subscriptions.ts";

/** G129: How long after a change its notifications are sent, by the switch `notifications`. */
const DELAYS_MS = { prompt: 200, late: 60_000, never: Number.POSITIVE_INFINITY } as const;
/**
 * Microsoft: Subscription. If an endpoint hasn't answered with 2xx by then, the notification is sent again, at growing intervals, for four
 * hours.
 */
const WAIT_MS = 10_000;
const FIRST_RETRY_MS = 10_000;
const GIVE_UP_MS = 4 * 60 * 60 * 1000;
/** How long before the authorization ends the lifecycle endpoint is warned. */
const WARN_BEFORE_MS = 15 * 60 * 1000;
const CHECK_MS = 60_000;

type Notification = Readonly<Record<string, unknown>>;

interface Parcel {
  readonly subscription: Subscription;
  readonly url: string;
  readonly notification: Notification;
  readonly since: number;
  /** Directory time. */
  dueAt: number;
  attempts: number;
}

/** Delivers change notifications by directory time. Several notifications for one endpoint go out in one POST. */
export class Outbox {
  readonly #tenant: Tenant;
  readonly #parcels = new Set<Parcel>();
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
    tenant.events.on("user", (change) => this.#announce(change));
    tenant.events.on("reset", () => this.#parcels.clear());
    tenant.events.on("subscription", () => this.#wake());
    tenant.clock.onMove(() => this.#wakeIn(0));
  }

  #now(): number {
    return this.#tenant.clock.now().getTime();
  }

  /** G127: Every change is reported twice: several `updated` for one change are normal. A creation and a soft deletion are `updated`. */
  #announce({ id, what }: TenantEvents["user"][0]): void {
    const delay = DELAYS_MS[this.#tenant.control.settings.notifications];
    const changeType = what === "purged" ? "deleted" : "updated";
    // G129
    if (delay === Number.POSITIVE_INFINITY) return;
    for (const subscription of liveSubscriptions(this.#tenant).filter((each) => isAbout(each, id, changeType))) {
      for (const extra of [0, 1])
        this.#put(subscription, subscription.notificationUrl, this.#changed(subscription, id, changeType), delay + extra);
    }
  }

  #put(subscription: Subscription, url: string, notification: Notification, delay: number): void {
    const now = this.#now();
    this.#parcels.add({ subscription, url, notification, since: now, dueAt: now + delay, attempts: 0 });
    this.#wake();
  }

  #wake(): void {
    clearTimeout(this.#timer);
    const next = Math.min(
      ...[...this.#parcels].map(({ dueAt }) => dueAt),
      this.#tenant.subscriptions.size > 0 ? this.#now() + CHECK_MS : Infinity,
    );
    if (next === Number.POSITIVE_INFINITY) return;
    this.#wakeIn(next - this.#now());
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#deliver(), Math.max(0, milliseconds));
    this.#timer.unref();
  }

  async #deliver(): Promise<void> {
    this.#warn();
    const now = this.#now();
    const due = [...this.#parcels].filter(({ dueAt, subscription }) => dueAt <= now + 1 && subscription.authorizedUntil > now);
    this.#holdUnauthorized(now);
    for (const parcel of due) this.#parcels.delete(parcel);
    const byUrl = Map.groupBy(
      due.filter(({ subscription }) => this.#tenant.subscriptions.has(subscription.id)),
      ({ url }) => url,
    );
    await Promise.all([...byUrl].map(([url, parcels]) => this.#post(url, parcels)));
    this.#wake();
  }

  /** G130: Notifications that wait for an authorization are tried again later, and dropped after four hours. */
  #holdUnauthorized(now: number): void {
    for (const parcel of this.#parcels) {
      if (parcel.dueAt > now + 1) continue;
      if (now - parcel.since > GIVE_UP_MS) this.#parcels.delete(parcel);
      else if (parcel.subscription.authorizedUntil <= now) parcel.dueAt = now + FIRST_RETRY_MS;
    }
  }

  /** G130: Sends one warning, in time, that a subscription must be reauthorized. */
  #warn(): void {
    for (const subscription of liveSubscriptions(this.#tenant)) {
      const { lifecycleNotificationUrl: url, authorizedUntil, warnedFor } = subscription;
      if (url === null || warnedFor === authorizedUntil || authorizedUntil - this.#now() > WARN_BEFORE_MS) continue;
      subscription.warnedFor = authorizedUntil;
      const notification = { ...this.#common(subscription), lifecycleEvent: "reauthorizationRequired" };
      this.#put({ ...subscription, authorizedUntil: Number.POSITIVE_INFINITY }, url, notification, 0);
    }
  }

  // G128
  async #post(url: string, parcels: readonly Parcel[]): Promise<void> {
    const value = parcels.map(({ notification }) => notification);
    const now = this.#now();
    if (await isAccepted(url, { value })) return;
    for (const parcel of parcels.filter(({ since }) => now - since < GIVE_UP_MS)) {
      parcel.dueAt = now + FIRST_RETRY_MS * 2 ** parcel.attempts;
      parcel.attempts += 1;
      this.#parcels.add(parcel);
    }
  }

  #changed(subscription: Subscription, id: string, changeType: string): Notification {
    this.#sequence += 1;
    return {
      ...{ changeType, resource: `Users/${id}`, ...this.#common(subscription) },
      resourceData: {
        ...{ "@odata.type": "#Microsoft.Graph.User", "@odata.id": `Users/${id}`, id, organizationId: this.#tenant.id },
        // Greater than 2^53, like Microsoft's.
        sequenceNumber: 638_059_995_676_960_000 + this.#sequence * 1_000,
      },
    };
  }

  #common({ id, clientState, expiresAt }: Subscription): Notification {
    const subscriptionExpirationDateTime = toGraphTime(new Date(expiresAt));
    return { clientState, subscriptionId: id, subscriptionExpirationDateTime, tenantId: this.#tenant.id };
  }
}

function isAbout({ resource, changeType }: Subscription, id: string, what: string): boolean {
  return (resource === "users" || resource === `users/${id}`) && changeType.split(",").includes(what);
}

/** Whether the endpoint accepted it: any 2xx within ten seconds. */
async function isAccepted(url: string, body: unknown): Promise<boolean> {
  try {
    const init = { method: "POST", headers: { "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(body) };
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(WAIT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return false;
  }
}
