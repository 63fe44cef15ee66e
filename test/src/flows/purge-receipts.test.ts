import assert from "node:assert/strict";
import { purgeReceipts } from "../../../src/flows/purge-receipts.ts";
import { rememberedForMs } from "../../../src/flows/telling/queue-announcements.ts";
import { aChange } from "../../build/a-change.ts";
import { aLateAnswer } from "../../build/a-late-answer.ts";
import { aPost } from "../../build/a-post.ts";
import { aDraft } from "../../build/a-draft.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { keepPosts, stop } from "../../fakes/app-world.ts";
import { keep } from "../../fakes/kept-in.ts";
import { retryInvitation } from "../../../src/flows/inviting/retry-invitation.ts";
import { limitPerson } from "../../../src/flows/who/limit-person.ts";
import { aSubscription } from "../../build/a-subscription.ts";
import { at, id } from "../../build/ids.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";

const dayMs = 24 * 3_600_000;

describe("purgeReceipts", () => {
  it("runs once an hour", async () => {
    assert.deepEqual(await purgeReceipts(fakeOutside().ports), { kind: "again", at: at("11:00") });
  });

  it("forgets receipts, forms and late answers after a day", async () => {
    for (const [age, kept] of [
      [dayMs, true],
      [dayMs + 1, false],
    ] as const) {
      const { ports, clock } = fakeOutside();
      const draft = aDraft();
      const late = aLateAnswer();
      await ports.drafts.keep(draft);
      await ports.lateAnswers.keep(late);
      await ports.receipts.record("activity", clock.now());
      await clock.advance(age);
      await purgeReceipts(ports);
      assert.equal(await ports.receipts.record("activity", clock.now()), !kept);
      assert.equal((await ports.drafts.find(draft.id, draft.by.id)) !== undefined, kept);
      assert.equal((await ports.lateAnswers.on(late.message)).length, kept ? 1 : 0);
    }
  });

  it("forgets POSTs after a day", async () => {
    for (const [age, kept] of [
      [dayMs, 1],
      [dayMs + 1, 0],
    ] as const) {
      const { ports, clock } = fakeOutside();
      await ports.posts.decide(() => ({ verdict: undefined, change: { posts: [aPost({ at: clock.now() })] } }));
      await clock.advance(age);
      await purgeReceipts(ports);
      assert.equal(await ports.posts.purge(clock.later(1)), kept);
    }
  });

  it("forgets pauses a day after their end", async () => {
    const { ports, clock } = fakeOutside();
    await ports.pauses.keep([{ to: "graph", begunAt: clock.now(), endsAt: clock.now(), endsWithProbe: false }]);
    const left = async () => (await ports.pauses.list(at("00:00"))).length;
    await clock.advance(dayMs);
    await purgeReceipts(ports);
    assert.equal(await left(), 1);
    await clock.advance(1);
    await purgeReceipts(ports);
    assert.equal(await left(), 0);
  });

  it("forgets who was told about a stop a day after its end, and never while it lasts", async () => {
    const outside = fakeOutside();
    const { ports, clock } = outside;
    await stop(outside);
    await ports.stopCards.add([{ since: clock.now(), to: { kind: "person", id: id("megan") }, locale: "en-US", timeZone: "UTC" }]);
    const cards = async () => (await purgeReceipts(ports), (await ports.stopCards.latest()).length);
    await clock.advance(40 * dayMs);
    assert.equal(await cards(), 1);
    await keepPosts(outside, [], { kind: "open", halfUntil: clock.later(dayMs) });
    await clock.advance(dayMs - 1);
    assert.equal(await cards(), 1);
    await clock.advance(1);
    assert.equal(await cards(), 0);
  });

  it("forgets the limits of a person after a day", async () => {
    const { ports, clock } = fakeOutside();
    await limitPerson(ports, "adele", "ask");
    await clock.advance(dayMs + 1);
    await purgeReceipts(ports);
    assert.equal(await ports.limits.purge(at("23:59")), 0);
  });

  it("blanks a request that was never sent after 30 days: its old card then leads nowhere, and says so", async () => {
    for (const [age, kept] of [
      [30 * dayMs, true],
      [30 * dayMs + 1, false],
    ] as const) {
      const outside = fakeOutside();
      const unsent = anInvitation({ state: { kind: "failed", since: outside.clock.now(), reason: "own-domain", reference: "r" } });
      await keep(outside, unsent);
      await outside.clock.advance(age);
      await purgeReceipts(outside.ports);
      const press = { id: unsent.id, by: unsent.requester, ssoToken: `sso:${unsent.requester.id}` };
      const retried = await retryInvitation(outside.ports, press);
      assert.equal(retried.kind, kept ? "not-failed" : "unknown-invitation");
      const status = await outside.ports.invitations.findByAddress(unsent.emailKey);
      assert.equal(status.length, kept ? 1 : 0);
    }
  });

  it("forgets what was announced when it is too old for news", async () => {
    for (const [age, left] of [
      [rememberedForMs, 1],
      [rememberedForMs + 1, 0],
    ] as const) {
      const { ports, clock } = fakeOutside();
      const { conversation } = aSubscription();
      await ports.invitations.commit(aChange({ announcements: [{ conversation, guest: id("guest-1"), acceptedAt: clock.now() }] }));
      await clock.advance(age);
      await purgeReceipts(ports);
      assert.equal((await ports.announcements.waiting(conversation, 10)).length, left);
    }
  });
});
