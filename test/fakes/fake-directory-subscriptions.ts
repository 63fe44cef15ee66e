import type {
  DirectorySubscription,
  DirectorySubscriptions,
  SubscriptionOrder,
  SubscriptionRefused,
} from "../../src/ports/directory-changes.ts";

/** Subscriptions in memory. They don't end by themselves: `drop` ends one. */
export class FakeDirectorySubscriptions implements DirectorySubscriptions {
  readonly live = new Map<string, SubscriptionOrder>();
  /** Every call with its subject, for tests that count. */
  readonly calls: string[] = [];
  /** Set: Graph refuses to subscribe and to renew for this reason. */
  refusal: SubscriptionRefused["reason"] | undefined;
  /** Set: every call fails with it. */
  failure: Error | undefined;
  #made = 0;

  async list(): Promise<readonly DirectorySubscription[]> {
    this.#call("list");
    return [...this.live].map(([id, { url }]) => ({ id, url }));
  }

  async subscribe(order: SubscriptionOrder): ReturnType<DirectorySubscriptions["subscribe"]> {
    this.#call(`subscribe ${order.url}`);
    if (this.refusal) return this.#refused();
    this.#made += 1;
    const id = `subscription-${this.#made}`;
    this.live.set(id, order);
    return { kind: "subscribed", id };
  }

  async renew(id: string, until: SubscriptionOrder["until"]): ReturnType<DirectorySubscriptions["renew"]> {
    this.#call(`renew ${id}`);
    const order = this.live.get(id);
    if (!order) return { kind: "gone" };
    if (this.refusal) return this.#refused();
    this.live.set(id, { ...order, until });
    return { kind: "renewed" };
  }

  async end(id: string): ReturnType<DirectorySubscriptions["end"]> {
    this.#call(`end ${id}`);
    this.live.delete(id);
    return { kind: "ended" };
  }

  #call(what: string): void {
    this.calls.push(what);
    if (this.failure) throw this.failure;
  }

  #refused(): SubscriptionRefused {
    return { kind: "refused", reason: this.refusal ?? "unknown", status: 400, remoteId: "request-1" };
  }
}
