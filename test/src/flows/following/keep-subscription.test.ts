import assert from "node:assert/strict";
import { keepSubscription } from "../../../../src/flows/following/keep-subscription.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { at } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const url = "https://guestlist.example/notifications";
const inHalfAnHour = (outside: FakeOutside) => ({ kind: "again", at: outside.clock.later(30 * 60_000) });

describe("keepSubscription", () => {
  let outside: FakeOutside;

  beforeEach(() => {
    outside = fakeOutside();
  });

  const portsAt = (publicUrl: string | undefined): Ports => ({ ...outside.ports, terms: { ...outside.ports.terms, publicUrl } });
  const keep = (publicUrl = "https://guestlist.example") => keepSubscription(portsAt(publicUrl));
  const keepTimes = async (times: number) => {
    for (let done = 0; done < times; done += 1) assert.equal((await keep()).kind, "retry");
  };
  const without = () => keepSubscription(portsAt(undefined));
  const live = () => [...outside.subscriptions.live.entries()];
  const kept = () => outside.ports.subscription.find();

  it("orders notifications of all users at the public address, with a secret that is stored first", async () => {
    const { subscriptions, ports } = outside;
    const order = subscriptions.subscribe.bind(subscriptions);
    const known: boolean[] = [];
    subscriptions.subscribe = async (wanted) => {
      known.push((await ports.subscription.genuine())(wanted.clientState));
      return order(wanted);
    };
    assert.deepEqual(await keep(), inHalfAnHour(outside));
    assert.deepEqual(known, [true]);
    const [[id, made]] = live() as [[string, NonNullable<ReturnType<typeof subscriptions.live.get>>]];
    assert.deepEqual(await kept(), { id, url, renewedAt: at("10:00") });
    assert.deepEqual([made.url, made.lifecycleUrl, made.until], [url, `${url}/lifecycle`, outside.clock.later(14 * 24 * 3_600_000)]);
    assert.ok(made.clientState.length >= 32);
    assert.deepEqual(outside.log.codes, ["subscription-made"]);
  });

  it("does nothing without a public address", async () => {
    assert.deepEqual(await without(), { kind: "done" });
    assert.deepEqual([outside.subscriptions.calls, await kept()], [[], undefined]);
  });

  it("renews it each time, but not twice in a minute", async () => {
    await keep();
    await outside.clock.advance(59_000);
    assert.deepEqual(await keep(), inHalfAnHour(outside));
    assert.equal(
      outside.subscriptions.calls.some((call) => call.startsWith("renew")),
      false,
    );
    await outside.clock.advance(1_000);
    assert.deepEqual(await keep(), inHalfAnHour(outside));
    assert.deepEqual(outside.subscriptions.calls, ["list", `subscribe ${url}`, "renew subscription-1"]);
    assert.deepEqual(await kept(), { id: "subscription-1", url, renewedAt: at("10:01") });
    assert.equal(live()[0]?.[1].until, outside.clock.later(14 * 24 * 3_600_000));
  });

  it("renews at once when the clock was set back", async () => {
    await outside.ports.subscription.begin(url, "secret", at("11:00"));
    await outside.ports.subscription.confirm("subscription-9", "secret", at("11:00"));
    await keep();
    assert.equal(outside.subscriptions.calls[0], "renew subscription-9");
  });

  it("makes another one when Graph has lost it", async () => {
    await keep();
    outside.subscriptions.live.clear();
    await outside.clock.advance(30 * 60_000);
    assert.deepEqual(await keep(), inHalfAnHour(outside));
    assert.deepEqual([live().map(([id]) => id), (await kept())?.id], [["subscription-2"], "subscription-2"]);
    assert.deepEqual(outside.log.codes, ["subscription-made", "subscription-lost", "subscription-made"]);
  });

  it("ends one whose order was cut off before its id was known", async () => {
    await keep();
    await outside.ports.subscription.begin(url, "secret", at("09:00"));
    await keep();
    assert.deepEqual([live().map(([id]) => id), (await kept())?.id], [["subscription-2"], "subscription-2"]);
  });

  it("leaves the subscriptions of other programs alone", async () => {
    const other = { url: "https://other.example/notifications", lifecycleUrl: "", clientState: "", until: at("23:00") };
    outside.subscriptions.live.set("other", other);
    await keep();
    await without();
    assert.deepEqual(live(), [["other", other]]);
  });

  it("moves it when the public address changes, and ends it when there is none any more", async () => {
    await keep();
    assert.deepEqual(await keep("https://new.example"), inHalfAnHour(outside));
    assert.deepEqual(
      live().map(([, { url: where }]) => where),
      ["https://new.example/notifications"],
    );
    assert.equal((await kept())?.url, "https://new.example/notifications");
    assert.deepEqual(await without(), { kind: "done" });
    assert.deepEqual([live(), await kept()], [[], undefined]);
    assert.deepEqual(await without(), { kind: "done" });
  });

  it("goes on when Graph refuses to end it: it ends by itself", async () => {
    await keep();
    outside.subscriptions.end = async () => ({ kind: "refused", reason: "unknown", status: 403 });
    assert.deepEqual(await without(), { kind: "done" });
    assert.equal(await kept(), undefined);
    assert.deepEqual(outside.log.codes.slice(1), ["subscription-not-ended"]);
  });

  it("tries again after growing pauses, up to an hour", async () => {
    outside.subscriptions.refusal = "endpoint-not-reached";
    const pauses: number[] = [];
    for (let refusals = 1; refusals <= 12; refusals += 1) {
      const outcome = await keep();
      assert.ok(outcome.kind === "retry" && outcome.why === "subscription-endpoint-not-reached");
      pauses.push(-outside.clock.millisecondsSince(outcome.at) / 1_000);
    }
    assert.deepEqual(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
  });

  for (const [reason, problem] of [
    ["endpoint-not-reached", "notifications-not-reached"],
    ["quota-reached", "notifications-refused"],
    ["permission-missing", "notifications-refused"],
    ["unknown", "notifications-refused"],
  ] as const) {
    it(`reports ${problem} once, from the third refusal on, and takes it back: ${reason}`, async () => {
      outside.subscriptions.refusal = reason;
      await keepTimes(2);
      assert.deepEqual(outside.ports.problems.list(), []);
      await keepTimes(3);
      assert.deepEqual([outside.ports.problems.list(), outside.log.codes], [[problem], ["problem-found"]]);
      const [failure] = outside.log.failures;
      assert.ok(failure instanceof GuestlistError);
      assert.deepEqual([failure.message, failure.status, failure.remoteId], [`subscriptions: ${reason}`, 400, "request-1"]);
      outside.subscriptions.refusal = undefined;
      await keep();
      assert.deepEqual(outside.ports.problems.list(), []);
    });
  }

  it("shows no longer that the address can't be reached once that is known, and goes on trying", async () => {
    outside.subscriptions.refusal = "endpoint-not-reached";
    await keepTimes(12);
    assert.deepEqual([outside.ports.problems.list(), outside.log.codes], [[], ["problem-found", "problem-known"]]);
  });

  for (const times of [3, 12]) {
    it(`reports another reason at once after ${times} refusals, and tries again soon`, async () => {
      outside.subscriptions.refusal = "endpoint-not-reached";
      await keepTimes(times);
      outside.subscriptions.refusal = "quota-reached";
      assert.deepEqual(await keep(), { kind: "retry", at: at("10:00:20"), why: "subscription-quota-reached" });
      assert.deepEqual(outside.ports.problems.list(), ["notifications-refused"]);
    });
  }

  it("counts only refusals: what Graph refuses after an outage is reported", async () => {
    const { subscriptions } = outside;
    const subscribe = subscriptions.subscribe.bind(subscriptions);
    subscriptions.subscribe = async () => Promise.reject(new GuestlistError("directory-unavailable", "away"));
    for (let times = 0; times < 11; times += 1) await assert.rejects(keep(), { code: "directory-unavailable" });
    subscriptions.subscribe = subscribe;
    subscriptions.refusal = "quota-reached";
    assert.deepEqual(await keep(), { kind: "retry", at: at("10:00:05"), why: "subscription-quota-reached" });
    await keepTimes(2);
    assert.deepEqual([outside.ports.problems.list(), outside.log.codes], [["notifications-refused"], ["problem-found"]]);
  });

  it("counts the refusals of a new address from the start", async () => {
    outside.subscriptions.refusal = "endpoint-not-reached";
    await keepTimes(12);
    const outcome = await keep("https://new.example");
    assert.deepEqual(outcome, { kind: "retry", at: at("10:00:05"), why: "subscription-endpoint-not-reached" });
  });

  it("says nothing of a missing permission that following has reported", async () => {
    outside.ports.problems.report("following-not-permitted");
    outside.subscriptions.refusal = "permission-missing";
    await keepTimes(3);
    assert.deepEqual(outside.ports.problems.list(), ["following-not-permitted"]);
  });

  it("keeps a subscription that Graph doesn't renew at first, and makes another one if it goes on refusing", async () => {
    await keep();
    await outside.clock.advance(30 * 60_000);
    const { subscriptions } = outside;
    subscriptions.renew = async () => ({ kind: "refused", reason: "unknown", status: 403 });
    await keepTimes(2);
    assert.equal((await kept())?.id, "subscription-1");
    assert.equal((await keep()).kind, "again");
    assert.equal((await kept())?.id, "subscription-2");
  });

  it("leaves a failure to the worker, and the secret of its order stays good", async () => {
    const { subscriptions, ports } = outside;
    const secrets: string[] = [];
    subscriptions.subscribe = async ({ clientState }) => {
      secrets.push(clientState);
      throw new GuestlistError("directory-unavailable", "away");
    };
    await assert.rejects(keep(), { code: "directory-unavailable" });
    assert.deepEqual(secrets.map(await ports.subscription.genuine()), [true]);
  });
});
