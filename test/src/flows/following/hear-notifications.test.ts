import assert from "node:assert/strict";
import { hearNotifications } from "../../../../src/flows/following/hear-notifications.ts";
import type { ChangeNotification } from "../../../../src/flows/following/hear-notifications.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, imported, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass, runDueJobs } from "../../../fakes/run-due-jobs.ts";

const about = (user: string, clientState = "secret"): ChangeNotification => ({ clientState, user: id(user) });
const event = (lifecycleEvent: string, clientState = "secret"): ChangeNotification => ({ clientState, lifecycleEvent });
const now = at("10:00");
const closely = { kind: "follow-closely", since: now, due: now };
const look = (invitation: { readonly id: string }) => ({
  kind: "look",
  invitation: invitation.id,
  way: "notification",
  since: now,
  due: now,
});
const keepNow = { kind: "keep-subscription", due: now };

describe("hearNotifications", () => {
  let outside: FakeOutside;

  beforeEach(async () => {
    outside = fakeOutside();
    await outside.ports.subscription.begin("https://guestlist.example/notifications", "secret", at("09:00"));
  });

  const hear = (...notifications: readonly ChangeNotification[]) => hearNotifications(outside.ports, notifications);

  it("looks at our guest, and follows the directory closely", async () => {
    const dana = invited({}, "guest-1");
    await keep(outside, dana);
    assert.deepEqual(await hear(about("guest-1")), { kind: "heard", forged: 0 });
    assert.deepEqual(jobsIn(outside), [look(dana), closely]);
  });

  it("follows closely alone when the invitation isn't open: the guest may be reset, deleted or restored", async () => {
    await keep(outside, accepted({}, "guest-1"));
    await hear(about("guest-1"));
    assert.deepEqual(jobsIn(outside), [closely]);
  });

  it("looks at guests that an administrator made known, too", async () => {
    const known = imported({}, "guest-1");
    await keep(outside, known);
    await hear(about("guest-1"));
    assert.deepEqual(jobsIn(outside), [look(known), closely]);
  });

  it("does nothing because of other users, unless a conversation wants every acceptance", async () => {
    await hear(about("stranger"), about("employee"));
    await outside.ports.announcements.subscribe(aSubscription({ scope: "here" }));
    await hear(about("stranger"));
    assert.deepEqual(jobsIn(outside), []);
    await outside.ports.announcements.subscribe(aSubscription({ scope: "everything" }));
    await hear(about("stranger"));
    assert.deepEqual(jobsIn(outside), [closely]);
  });

  it("believes only notifications with the secret, and counts the others", async () => {
    const dana = invited({ id: id("dana") }, "guest-1");
    await keep(outside, dana, invited({ id: id("kim"), email: "kim@fabrikam.com", emailKey: id("kim@fabrikam.com") }, "guest-2"));
    assert.deepEqual(await hear(about("guest-2", "guess"), about("guest-1"), about("guest-2", ""), event("missed", "guess")), {
      kind: "heard",
      forged: 3,
    });
    assert.deepEqual(jobsIn(outside), [look(dana), closely]);
  });

  it("believes none without a subscription", async () => {
    await outside.ports.subscription.forget();
    await keep(outside, invited({}, "guest-1"));
    assert.deepEqual(await hear(about("guest-1"), event("reauthorizationRequired")), { kind: "heard", forged: 2 });
    assert.deepEqual(jobsIn(outside), []);
  });

  for (const name of ["reauthorizationRequired", "subscriptionRemoved", "somethingNew"]) {
    it(`renews the subscription at once: ${name}`, async () => {
      assert.deepEqual(await hear(event(name), event(name)), { kind: "heard", forged: 0 });
      assert.deepEqual(jobsIn(outside), [keepNow]);
    });
  }

  it("follows closely when notifications were missed", async () => {
    await hear(event("missed"));
    assert.deepEqual(jobsIn(outside), [keepNow, closely]);
  });

  it("stores all of it at once, or fails so that Graph sends it again", async () => {
    await keep(outside, invited({}, "guest-1"));
    outside.store.invitations.commit = async () => Promise.reject(new GuestlistError("store-unavailable", "away"));
    await assert.rejects(hear(about("guest-1"), event("missed")), { code: "store-unavailable" });
    assert.deepEqual(jobsIn(outside), []);
  });

  it("is late when the store doesn't answer in time; a later failure of it does no harm", async () => {
    const stuck = Promise.withResolvers<never>();
    const subscription = { ...outside.ports.subscription, genuine: () => stuck.promise };
    const heard = hearNotifications({ ...outside.ports, subscription }, [about("guest-1")]);
    await outside.clock.advance(2_499);
    await outside.clock.advance(1);
    assert.deepEqual(await heard, { kind: "late" });
    stuck.reject(new GuestlistError("store-unavailable", "away"));
    await outside.clock.advance(0);
  });

  it("makes one series of looks of 1,000 notifications about one guest", async () => {
    await keep(outside, invited({}, "guest-1"));
    for (let count = 0; count < 1_000; count += 1) await hear(about("guest-1"), about("guest-1"));
    assert.deepEqual(
      outside.store.storedJobs().map(({ task, wanted }) => [task.kind, wanted]),
      [
        ["look", 0],
        ["follow-closely", 0],
      ],
    );
  });

  it("begins a series again that is under way, while it runs too: the change may have come after its last look", async () => {
    const { ports, clock, directory } = outside;
    const dana = invited({}, "guest-1");
    await keep(outside, dana);
    directory.add({ id: id("guest-1") });
    await hear(about("guest-1"));
    await letTimePass({ ...ports, clock }, 14_000);
    const [running] = await ports.jobs.claim(at("10:00:15"), at("10:01"), 1);
    assert.ok(running?.task.kind === "look");
    await hear(about("guest-1"));
    directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("10:00:14") });
    await ports.jobs.finish(running, clock.now());
    await runDueJobs(ports);
    const state = await stateIn(outside, dana);
    assert.deepEqual(state?.kind === "accepted" && [state.since, state.heardAt, state.path], [
      at("10:00:14"),
      at("10:00:14"),
      "notification",
    ]);
  });

  it("begins one series for a guest in 5 seconds", async () => {
    const dana = invited({}, "guest-1");
    await keep(outside, dana);
    const since = [];
    for (const wait of [0, 4_999, 1]) {
      await outside.clock.advance(wait);
      await hear(about("guest-1"));
      since.push(outside.store.storedJobs().flatMap(({ task }) => (task.kind === "look" ? task.since : [])));
    }
    assert.deepEqual(since, [[at("10:00")], [at("10:00")], [at("10:00:05")]]);
  });

  it("lets one guest use up nothing of what all have together", async () => {
    await keep(outside, invited({ id: id("loud") }, "loud"), invited({ id: id("quiet"), emailKey: id("kim@fabrikam.com") }, "quiet"));
    for (let count = 0; count < 100; count += 1) await hear(about("loud"));
    await hear(about("quiet"));
    assert.deepEqual(
      outside.store.storedJobs().flatMap(({ task }) => (task.kind === "look" ? task.invitation : [])),
      ["loud", "quiet"],
    );
  });

  it("looks at 60 guests a minute at most; following finds the others", async () => {
    const many = Array.from({ length: 500 }, (_, n) =>
      invited({ id: id(`invitation-${n}`), email: `p${n}@fabrikam.com`, emailKey: id(`p${n}@fabrikam.com`) }, `guest-${n}`),
    );
    await keep(outside, ...many);
    for (let n = 0; n < 500; n += 1) await hear(about(`guest-${n}`));
    const kinds = () => Map.groupBy(outside.store.storedJobs(), ({ task }) => task.kind);
    assert.deepEqual([kinds().get("look")?.length, kinds().get("follow-closely")?.length], [60, 1]);
    await letTimePass({ ...outside.ports, clock: outside.clock }, 60_000);
    await hear(about("guest-499"));
    assert.equal(kinds().get("look")?.length, 1);
  });

  it("doesn't call Graph by itself", async () => {
    await keep(outside, invited({}, "guest-1"));
    await hear(about("guest-1"));
    assert.deepEqual([outside.changes.links, outside.subscriptions.calls], [[], []]);
    const ran = await runDueJobs(outside.ports);
    assert.deepEqual(ran.map(({ kind }) => kind).toSorted(), ["follow-closely", "follow-directory", "look"]);
  });
});
