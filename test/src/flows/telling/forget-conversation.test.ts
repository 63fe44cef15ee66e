import assert from "node:assert/strict";
import { forgetConversation, leftPlaceId } from "../../../../src/flows/telling/forget-conversation.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const teamId = "19:team@thread.tacv2";
const general = id(teamId);
const sales = id("19:sales@thread.tacv2");
const team = { id: general, teamId };
const place = conversationReference();
const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" });
const inSales = aSubscription({ conversation: sales });
const elsewhere = aSubscription({ conversation: id("19:other@thread.tacv2"), teamId: "19:other-team" });

async function withSubscriptions(...subscriptions: readonly ReturnType<typeof aSubscription>[]) {
  const outside = fakeOutside();
  for (const one of subscriptions) await outside.ports.announcements.subscribe(one);
  return outside;
}

describe("forgetConversation", () => {
  it("forgets a team with all that was asked for in it, and nothing else", async () => {
    const { ports, log } = await withSubscriptions(aSubscription(), inSales, elsewhere);
    await ports.conversations.remember(place);
    await forgetConversation(ports, team, "whole");
    assert.deepEqual(await ports.announcements.list(), [elsewhere]);
    assert.equal(await ports.conversations.find(place.id), undefined);
    assert.deepEqual(log.lines, [{ level: "info", code: "conversation-forgotten", scope: "whole", announcements: 2, approvals: false }]);
  });

  it("forgets a chat alone", async () => {
    const { teamId: _, ...mine } = aSubscription({ conversation: chat.id });
    const { ports } = await withSubscriptions(aSubscription());
    await ports.announcements.subscribe(mine);
    await ports.conversations.remember(chat);
    await forgetConversation(ports, chat, "whole");
    assert.deepEqual(await ports.announcements.list(), [aSubscription()]);
    assert.equal(await ports.conversations.find(chat.id), undefined);
  });

  it("forgets one channel with its threads, and keeps all else of its team", async () => {
    const { ports } = await withSubscriptions(aSubscription(), inSales);
    const thread = conversationReference({ id: id(`${sales};messageid=1`), channelId: sales });
    for (const one of [place, thread, conversationReference({ id: sales, channelId: sales })]) await ports.conversations.remember(one);
    await forgetConversation(ports, { id: sales, teamId }, "channel");
    assert.deepEqual(await ports.announcements.list(), [aSubscription()]);
    assert.deepEqual([await ports.conversations.find(sales), await ports.conversations.find(thread.id)], [undefined, undefined]);
    assert.deepEqual(await ports.conversations.find(place.id), place);
  });

  for (const [name, gone, scope, stays] of [
    ["its team", team, "whole", false],
    ["the channel, whose team isn't named", { id: sales }, "whole", false],
    ["the channel alone", { id: sales, teamId }, "channel", false],
    ["another channel of its team", { id: id("19:legal@thread.tacv2"), teamId }, "channel", true],
    ["another team", { id: id("19:x@thread.tacv2"), teamId: "19:x@thread.tacv2" }, "whole", true],
  ] as const) {
    it(`${stays ? "keeps" : "puts aside"} the channel for approvals when the bot leaves ${name}`, async () => {
      const { ports, log } = fakeOutside();
      await ports.settings.chooseApprovalsPlace(inSales);
      await forgetConversation(ports, gone, scope);
      assert.equal((await ports.settings.approvalsPlace()) !== undefined, stays);
      const left = stays ? [] : [{ place: leftPlaceId(gone, scope), approvals: inSales, subscriptions: [] }];
      assert.deepEqual(await ports.settings.leftPlaces(), left);
      assert.equal(ports.problems.has("approvals-channel-left"), !stays);
      assert.equal(log.lines[0]?.["approvals"], !stays);
    });
  }

  it("keeps what it put aside when Teams says it twice", async () => {
    const { ports } = await withSubscriptions(aSubscription(), inSales);
    await ports.settings.chooseApprovalsPlace(inSales);
    await forgetConversation(ports, team, "whole");
    await ports.announcements.subscribe({ ...inSales, scope: "everything" });
    await forgetConversation(ports, team, "whole");
    await forgetConversation(ports, team, "whole");
    const subscriptions = [aSubscription(), { ...inSales, scope: "everything" as const }];
    assert.deepEqual(await ports.settings.leftPlaces(), [{ place: teamId, approvals: inSales, subscriptions }]);
  });

  it("puts nothing aside for a place that was used for nothing", async () => {
    const { ports } = fakeOutside();
    await forgetConversation(ports, team, "whole");
    assert.deepEqual(await ports.settings.leftPlaces(), []);
  });
});
