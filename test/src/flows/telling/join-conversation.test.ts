import assert from "node:assert/strict";
import { forgetConversation } from "../../../../src/flows/telling/forget-conversation.ts";
import { joinConversation } from "../../../../src/flows/telling/join-conversation.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const teamId = "19:team@thread.tacv2";
const sales = id("19:sales@thread.tacv2");
const team = conversationReference({ id: id(teamId), channelId: teamId });
const salesPlace = conversationReference({ id: sales, channelId: sales });
const inSales = aSubscription({ conversation: sales });

/** A bot that was in a team, with both uses in one channel, and has left the team or the channel. */
async function afterLeaving(scope: "whole" | "channel") {
  const outside = fakeOutside();
  const { ports } = outside;
  await ports.announcements.subscribe(inSales);
  await ports.settings.chooseApprovalsPlace(inSales);
  await forgetConversation(ports, scope === "whole" ? team : salesPlace, scope);
  return outside;
}

describe("joinConversation", () => {
  for (const [tenantId, known] of [
    ["tenant", true],
    ["other-tenant", false],
  ] as const) {
    it(`remembers ${known ? "a conversation of our tenant" : "none of another tenant"}`, async () => {
      const { ports, log } = fakeOutside();
      const reference = conversationReference({ tenantId });
      await joinConversation(ports, reference, "whole");
      assert.deepEqual(await ports.conversations.find(reference.id), known ? reference : undefined);
      assert.deepEqual(log.lines, []);
    });
  }

  for (const [scope, place] of [
    ["whole", team],
    ["channel", salesPlace],
  ] as const) {
    it(`uses the approvals channel and the announcements again when it is back (${scope})`, async () => {
      const { ports, log } = await afterLeaving(scope);
      await joinConversation(ports, place, scope);
      assert.deepEqual(await ports.settings.approvalsPlace(), inSales);
      assert.deepEqual(await ports.announcements.list(), [{ ...inSales, since: at("10:00") }]);
      assert.deepEqual(await ports.conversations.find(sales), salesPlace);
      assert.deepEqual(await ports.settings.leftPlaces(), []);
      assert.equal(ports.problems.has("approvals-channel-left"), false);
      const joined = log.lines.find(({ code }) => code === "conversation-joined-again");
      assert.deepEqual(joined, { level: "info", code: "conversation-joined-again", scope, announcements: 1, approvals: true });
    });
  }

  it("doesn't bring a channel back that it isn't in", async () => {
    const { ports } = await afterLeaving("channel");
    await joinConversation(ports, team, "whole");
    assert.deepEqual([await ports.settings.approvalsPlace(), await ports.announcements.list()], [undefined, []]);
    assert.equal(await ports.conversations.find(sales), undefined);
    assert.equal(ports.problems.has("approvals-channel-left"), true);
  });

  it("keeps what was chosen meanwhile", async () => {
    const { ports } = await afterLeaving("whole");
    const chosen = { ...inSales, conversation: id("19:legal@thread.tacv2"), since: at("11:00") };
    const everything = { ...inSales, scope: "everything" as const };
    await ports.settings.chooseApprovalsPlace(chosen);
    await ports.announcements.subscribe(everything);
    await joinConversation(ports, team, "whole");
    assert.deepEqual([await ports.settings.approvalsPlace(), await ports.announcements.list()], [chosen, [everything]]);
  });

  it("uses a chat's announcements again, without a channel", async () => {
    const { ports } = fakeOutside();
    const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" });
    const { teamId: _, ...subscription } = aSubscription({ conversation: chat.id, scope: "everything" });
    await ports.announcements.subscribe(subscription);
    await forgetConversation(ports, chat, "whole");
    await joinConversation(ports, chat, "whole");
    assert.deepEqual(await ports.announcements.list(), [{ ...subscription, since: at("10:00") }]);
    assert.deepEqual(await ports.conversations.find(chat.id), chat);
  });
});
