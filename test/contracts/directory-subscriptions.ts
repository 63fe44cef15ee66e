import assert from "node:assert/strict";
import type { Instant } from "../../src/domain/ids.ts";
import type { DirectorySubscriptions, SubscriptionRefused } from "../../src/ports/directory-changes.ts";

export interface DirectorySubscriptionsUnderTest {
  readonly subscriptions: DirectorySubscriptions;
  /** An address that answers as it must. */
  readonly url: string;
  /** This many minutes from now. */
  inMinutes(minutes: number): Instant;
  /** The end of a live subscription; undefined when it isn't live. */
  endOf(id: string): Promise<Instant | undefined>;
  /** From now on Graph refuses for this reason. */
  refuse(reason: SubscriptionRefused["reason"]): Promise<void>;
}

/** What every {@link DirectorySubscriptions} must do. */
export function directorySubscriptionsContract(subject: () => DirectorySubscriptionsUnderTest): void {
  const order = (minutes = 60) => {
    const { url, inMinutes } = subject();
    return { url, lifecycleUrl: `${url}/lifecycle`, clientState: "secret", until: inMinutes(minutes) };
  };

  async function subscribed(minutes?: number): Promise<string> {
    const outcome = await subject().subscriptions.subscribe(order(minutes));
    assert.ok(outcome.kind === "subscribed", JSON.stringify(outcome));
    return outcome.id;
  }

  it("lists those that are live, with their address", async () => {
    const { subscriptions, url } = subject();
    assert.deepEqual(await subscriptions.list(), []);
    const one = await subscribed();
    const two = await subscribed();
    assert.deepEqual(
      (await subscriptions.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      [one, two].toSorted().map((id) => ({ id, url })),
    );
  });

  it("lets one live until the time of its order, or of its renewal", async () => {
    const { subscriptions, inMinutes, endOf } = subject();
    const id = await subscribed(60);
    assert.equal(Math.abs(Date.parse((await endOf(id)) ?? "") - Date.parse(inMinutes(60))) < 5_000, true);
    assert.deepEqual(await subscriptions.renew(id, inMinutes(20_000)), { kind: "renewed" });
    assert.equal(Math.abs(Date.parse((await endOf(id)) ?? "") - Date.parse(inMinutes(20_000))) < 5_000, true);
  });

  it("ends one, once or twice; it can't be renewed then", async () => {
    const { subscriptions, inMinutes, endOf } = subject();
    const id = await subscribed();
    assert.deepEqual(await subscriptions.end(id), { kind: "ended" });
    assert.deepEqual(await subscriptions.end(id), { kind: "ended" });
    assert.deepEqual([await endOf(id), await subscriptions.list()], [undefined, []]);
    assert.deepEqual(await subscriptions.renew(id, inMinutes(60)), { kind: "gone" });
  });

  for (const reason of ["endpoint-not-reached", "permission-missing", "quota-reached"] as const) {
    it(`says why none is made: ${reason}`, async () => {
      const { subscriptions, refuse } = subject();
      await refuse(reason);
      const outcome = await subscriptions.subscribe(order());
      assert.deepEqual([outcome.kind, outcome.kind === "refused" && outcome.reason], ["refused", reason]);
    });
  }
}
