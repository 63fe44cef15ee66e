import assert from "node:assert/strict";
import type { StopCard } from "../../../../src/domain/pace/stop-card.ts";
import { stopMark } from "../../../../src/domain/pace/stop-standing.ts";
import { tellStop } from "../../../../src/flows/stopping/tell-stop.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { appWorld, keepPosts, stop } from "../../../fakes/app-world.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";

const megan = id("megan");
const since = at("10:00");
const words = { locale: "fr-FR", timeZone: "Europe/Paris" } as const;
const untold: StopCard = { since, to: { kind: "person", id: megan }, ...words };
const task = { kind: "tell-stop", since, to: megan } as const;
const done = { kind: "done" } as const;
const stopped = { kind: "stopped", refusedAt: since, remoteId: "request-1" } as const;
const news = { standing: stopped, tenantId: "tenant", inviteAs: "app" } as const;
const over = { ...news, standing: { kind: "over" } } as const;
const told = { ...untold, conversation: chatOf(megan), card: id("posted-1"), shown: stopMark(stopped) } as const;

async function world(card: StopCard = untold) {
  const outside = await appWorld();
  await stop(outside);
  await outside.ports.conversations.remember(conversationReference());
  await outside.ports.stopCards.add([card]);
  const tell = (given: Parameters<typeof aTelling>[0] = {}) => tellStop(outside.ports, { ...task, to: card.to.id }, aTelling(given));
  return { outside, tell, open: () => keepPosts(outside, [], { kind: "open" }) };
}

const kept = async ({ outside }: Awaited<ReturnType<typeof world>>) => (await outside.ports.stopCards.latest())[0];

describe("tellStop", () => {
  it("tells an administrator in their own chat and language, once", async () => {
    const it = await world();
    assert.deepEqual([await it.tell(), await it.tell()], [done, done]);
    assert.deepEqual([it.outside.notifier.stops, await kept(it)], [[{ in: chatOf(megan), locale: "fr-FR", news }], told]);
  });

  it("tells the approvals channel, also if nobody has written there yet", async () => {
    const channel = id("19:approvals@thread.tacv2");
    const it = await world({ ...untold, to: { kind: "channel", id: channel } });
    await it.outside.ports.conversations.remember(conversationReference({ id: id("19:other@thread.tacv2") }));
    await it.tell();
    assert.deepEqual(
      it.outside.notifier.stops.map((said) => said.in),
      [channel],
    );
    assert.ok(await it.outside.ports.conversations.find(channel));
  });

  it("edits the card when the stop stands otherwise, and not in vain", async () => {
    const it = await world(told);
    await it.tell();
    await it.open();
    await it.tell();
    await it.tell();
    assert.deepEqual(it.outside.notifier.stops, [{ in: chatOf(megan), locale: "fr-FR", news: over, card: "posted-1" }]);
    assert.equal((await kept(it))?.shown, stopMark(over.standing));
  });

  it("says nothing of a stop that is over before anybody was told", async () => {
    const it = await world();
    await it.open();
    assert.deepEqual([await it.tell(), it.outside.notifier.stops], [done, []]);
  });

  it("leaves a card whose id Teams didn't give", async () => {
    const { card: _, ...nameless } = told;
    const it = await world(nameless);
    await it.open();
    assert.deepEqual([await it.tell(), it.outside.notifier.stops], [done, []]);
  });

  it("tells again at most once when the answer is lost, and then never", async () => {
    const it = await world();
    it.outside.notifier.planned.push("answer-lost", "answer-lost");
    await assert.rejects(it.tell(), { code: "outcome-unknown" });
    assert.deepEqual(await it.tell({ times: 1 }), done);
    await it.tell();
    assert.equal(it.outside.notifier.stops.length, 2);
  });

  it("tries for a day, then the log says who wasn't told", async () => {
    const it = await world();
    it.outside.notifier.notNow.add(megan);
    assert.deepEqual(await it.tell(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(await it.tell({ since: id("2026-11-19T09:00:00.000Z") }), done);
    assert.deepEqual(
      it.outside.log.lines.map(({ code, why, to }) => [code, why, to]),
      [["stop-not-told", "not-now", "megan"]],
    );
  });

  it("says in the log at once who can't be reached", async () => {
    for (const prepare of ["unreachable", "removed", "nowhere"] as const) {
      const it = await world();
      const { notifier, log, ports } = it.outside;
      if (prepare === "unreachable") notifier.unreachable.add(megan);
      if (prepare === "removed") notifier.planned.push({ kind: "unreachable" });
      if (prepare === "nowhere") await ports.conversations.forget(conversationReference().id);
      assert.deepEqual([await it.tell(), log.codes], [done, ["stop-not-told"]], prepare);
    }
  });

  it("tries the edit again while Teams doesn't find the chat, and gives it up when the message was deleted", async () => {
    const it = await world(told);
    await it.open();
    it.outside.notifier.planned.push({ kind: "not-now" }, { kind: "message-missing" });
    assert.deepEqual(await it.tell(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(await it.tell(), done);
  });

  it("ends when the stop isn't the newest any more", async () => {
    const it = await world();
    await it.outside.ports.stopCards.add([{ ...untold, since: at("11:00") }]);
    assert.deepEqual([await it.tell(), it.outside.notifier.stops], [done, []]);
  });
});
