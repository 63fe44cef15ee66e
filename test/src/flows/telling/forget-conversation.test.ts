import assert from "node:assert/strict";
import { forgetConversation } from "../../../../src/flows/telling/forget-conversation.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const place = conversationReference();
const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" });
const channel = id("19:general@thread.tacv2");

describe("forgetConversation", () => {
  it("forgets a team with all that was asked for in it, and nothing else", async () => {
    const { ports } = fakeOutside();
    const sales = aSubscription({ conversation: id("19:sales@thread.tacv2") });
    const elsewhere = aSubscription({ conversation: id("19:other@thread.tacv2"), teamId: "19:other-team" });
    for (const one of [aSubscription(), sales, elsewhere]) await ports.announcements.subscribe(one);
    await ports.conversations.remember(place);
    await forgetConversation(ports, { id: channel, teamId: "19:team@thread.tacv2" });
    assert.deepEqual(await ports.announcements.list(), [elsewhere]);
    assert.equal(await ports.conversations.find(place.id), undefined);
  });

  it("forgets a chat alone", async () => {
    const { ports } = fakeOutside();
    const { teamId: _, ...mine } = aSubscription({ conversation: chat.id });
    await ports.announcements.subscribe(mine);
    await ports.announcements.subscribe(aSubscription());
    await ports.conversations.remember(chat);
    await forgetConversation(ports, chat);
    assert.deepEqual(await ports.announcements.list(), [aSubscription()]);
    assert.equal(await ports.conversations.find(chat.id), undefined);
  });

  const { teamId: _, ...channelAlone } = conversationReference({ id: channel });
  for (const [name, gone, stays] of [
    ["the team", conversationReference(), false],
    ["the channel", channelAlone, false],
    ["another team", conversationReference({ id: id("19:x@thread.tacv2"), teamId: "19:other-team" }), true],
  ] as const) {
    it(`${stays ? "keeps" : "forgets"} the channel for approvals when the bot leaves ${name}`, async () => {
      const { ports } = fakeOutside();
      await ports.settings.chooseApprovalsPlace(aSubscription());
      await forgetConversation(ports, gone);
      assert.equal((await ports.settings.approvalsPlace()) !== undefined, stays);
    });
  }
});
