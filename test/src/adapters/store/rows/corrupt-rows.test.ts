import assert from "node:assert/strict";
import type { Store } from "../../../../../src/adapters/store/database.ts";
import { judgeAct } from "../../../../../src/domain/limits.ts";
import type { Log } from "../../../../../src/ports/log.ts";
import { aChange } from "../../../../build/a-change.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { aFollower } from "../../../../build/a-follower.ts";
import { aSubscription } from "../../../../build/a-subscription.ts";
import { conversationReference } from "../../../../build/conversation-reference.ts";
import { at, id } from "../../../../build/ids.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

describe("a row that can't be read", () => {
  const invitation = anInvitation({ id: id("invitation-1"), state: { kind: "invited", since: at("10:00"), guestId: id("guest") } });
  const reference = conversationReference({ id: id("19:one") });
  const logged: unknown[][] = [];
  const log: Log = { info() {}, warn() {}, error: (...line) => void logged.push(line) };
  let file: StoreFile;
  let store: Store;

  beforeEach(async () => {
    logged.length = 0;
    file = storeFile();
    store = await file.open({ log });
    await store.invitations.commit(aChange({ invitations: [invitation], cursor: { name: "users-delta", from: undefined, to: "link" } }));
    await store.conversations.remember(reference);
  });
  afterEach(() => file.remove());

  it("makes the place for approvals store-corrupt, until another is chosen", async () => {
    const place = { conversation: id("19:one"), by: id("ada"), locale: "en-US", timeZone: "UTC", since: at("10:00") };
    await store.settings.chooseApprovalsPlace(place);
    for (const value of ["nonsense", "{}", JSON.stringify({ ...place, since: "soon" })]) {
      file.sql(`update settings set value = '${value}'`);
      await assert.rejects(store.settings.approvalsPlace(), {
        code: "store-corrupt",
        message: /row approvals-place of table settings can't be read: value/,
      });
    }
    await store.settings.chooseApprovalsPlace(place);
    assert.deepEqual(await store.settings.approvalsPlace(), place);
  });

  const secret = "0123456789abcdef".repeat(4);
  const order = { url: "https://guestlist.example", renewedAt: at("10:00"), secret };
  for (const value of ["nonsense", "{}", ...[{ renewedAt: "soon" }, { secret: "" }].map((bad) => JSON.stringify({ ...order, ...bad }))]) {
    it(`makes the subscription ${value} none, until another one is ordered`, async () => {
      const { subscription } = store;
      await subscription.begin("https://guestlist.example", "first", at("10:00"));
      file.sql(`update settings set value = '${value}'`);
      assert.equal(await subscription.find(), undefined);
      assert.equal((await subscription.genuine())("first"), false);
      await subscription.confirm("one", "first", at("10:01"));
      await subscription.renewed("one", at("10:02"));
      await subscription.refused({ reason: "unknown", times: 1 });
      assert.equal(await subscription.find(), undefined);
      await subscription.begin("https://guestlist.example", "second", at("10:03"));
      assert.deepEqual(await subscription.find(), { url: "https://guestlist.example", renewedAt: at("10:03") });
      assert.equal((await subscription.genuine())("second"), true);
    });
  }

  it("counts as no acts, and lets a person act as before", async () => {
    const limit = { most: 1, withinMs: 60_000 };
    const act = async () =>
      (await store.limits.decide("ada", "message", at("10:00"), (before) => judgeAct(before, limit, at("10:00"), "take"))).kind;
    assert.deepEqual([await act(), await act()], ["within", "over"]);
    for (const column of ["times", "silent_until"]) {
      file.sql(`update limits set ${column} = 'nonsense'`);
      assert.deepEqual([await act(), await act()], ["within", "over"]);
    }
  });

  it("shows nothing of the content", async () => {
    file.sql("update invitations set options = '{ sam@fabrikam.com', requester_name = x'00'");
    await assert.rejects(store.invitations.findByAddress(invitation.emailKey), (error: Error) => {
      assert.doesNotMatch(JSON.stringify([error.message, error.stack, error.cause]), /fabrikam/);
      return true;
    });
  });

  it("makes a link store-corrupt", async () => {
    file.sql("update invitations set sealed_link = x'00'");
    await assert.rejects(store.invitations.redeemUrl(invitation.id), { code: "store-corrupt", message: /invitation-1.*sealed_link/ });
  });

  it("makes a conversation store-corrupt, until it is remembered again", async () => {
    file.sql("update conversations set kind = 'séance'");
    await assert.rejects(store.conversations.find(reference.id), {
      code: "store-corrupt",
      message: /row 19:one of table conversations.*kind/,
    });
    await store.conversations.remember(reference);
    assert.deepEqual(await store.conversations.find(reference.id), reference);
  });

  it("makes a cursor store-corrupt", async () => {
    file.sql("update cursors set value = x'00'");
    await assert.rejects(store.cursors.find("users-delta"), { code: "store-corrupt", message: /row users-delta of table cursors.*value/ });
  });

  it("makes followers store-corrupt", async () => {
    await store.invitations.commit(aChange({ followers: [aFollower()] }));
    file.sql("update followers set why = 'curious'");
    const message = /row invitation-1 of table followers.*why/;
    await assert.rejects(store.followers.of(id("invitation-1")), { code: "store-corrupt", message });
  });

  it("keeps no other conversation from hearing of acceptances, and is logged once", async () => {
    const [one, two] = [aSubscription(), aSubscription({ conversation: id("19:two") })];
    for (const subscription of [one, two]) await store.announcements.subscribe(subscription);
    file.sql(`update subscriptions set scope = 'loudly' where conversation = '${one.conversation}'`);
    for (const _ of [1, 2]) assert.deepEqual(await store.announcements.list(), [two]);
    assert.deepEqual(
      logged.map(([code]) => code),
      ["announcement-place-unreadable"],
    );
  });

  it("makes announcements store-corrupt", async () => {
    const { conversation } = aSubscription();
    await store.announcements.subscribe(aSubscription());
    await store.invitations.commit(aChange({ announcements: [{ conversation, guest: id("guest-1"), acceptedAt: at("10:00") }] }));
    file.sql("update subscriptions set scope = 'loudly'");
    file.sql("update announcements set accepted_at = 'soon'");
    await assert.rejects(store.announcements.find(conversation), { code: "store-corrupt", message: /table subscriptions.*scope/ });
    await assert.rejects(store.announcements.waiting(conversation, 1), {
      code: "store-corrupt",
      message: /guest-1 of table announcements/,
    });
  });

  it("keeps no other job from being done, and is logged once", async () => {
    for (const guest of ["one", "two", "three"]) {
      await store.jobs.enqueue({ task: { kind: "record-removal", guest: id(guest), since: at("10:00") }, due: at("10:00"), key: guest });
    }
    file.sql(`update jobs set task = '{"kind":"dance"}' where key = 'two'`);
    const claimed = await store.jobs.claim(at("10:00"), at("10:05"), 10);
    assert.deepEqual(
      claimed.map(({ key }) => key),
      ["one", "three"],
    );
    assert.deepEqual(
      (await store.jobs.claim(at("10:05"), at("10:10"), 10)).map(({ key }) => key),
      ["one", "three"],
    );
    assert.deepEqual(
      logged.map(([code, , fields]) => [code, fields]),
      [["job-unreadable", { job: 2 }]],
    );
    assert.match(String(logged[0]?.[1]), /row 2 of table jobs can't be read: task/);
  });

  it("is replaced when its key is enqueued again", async () => {
    const job = { task: { kind: "record-removal", guest: id("guest"), since: at("10:00") }, due: at("10:00"), key: "removal" } as const;
    await store.jobs.enqueue(job);
    file.sql("update jobs set task = 'nonsense'");
    assert.deepEqual(await store.jobs.claim(at("10:00"), at("10:05"), 10), []);
    await store.jobs.enqueue(job);
    assert.deepEqual(
      (await store.jobs.claim(at("10:00"), at("10:05"), 10)).map(({ task }) => task),
      [job.task],
    );
  });
});
