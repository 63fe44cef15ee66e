import assert from "node:assert/strict";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { pageClient } from "../../page-client.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("a group chat", () => {
  let world: StartedSandbox;
  let chat: string;

  before(async () => {
    world = await startedSandbox();
    chat = world.sandbox.teams.chats.conversations.find(({ kind }) => kind === "groupChat")?.id ?? "";
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const say = async (text: string, mentionBot: boolean): Promise<string> =>
    (await world.adele.send("POST", "messages", { conversation: chat, root: null, text, mentionBot })).body.id;

  it("is visible only to its members", async () => {
    const grady = pageClient(world.sandbox.pageUrl, PERSON_IDS.grady);
    const titles = async (who = world.megan): Promise<readonly string[]> =>
      (await who.get("conversations")).body
        .filter(({ kind }: { kind: string }) => kind === "groupChat")
        .map(({ title }: { title: string }) => title);
    assert.deepEqual([await titles(), await titles(grady)], [["Fabrikam project"], []]);
    assert.equal((await grady.get(`conversations/${encodeURIComponent(chat)}/messages`)).status, 404);
  });

  it("T36: sends the bot only messages that mention it, without thread or team", async () => {
    await say("between ourselves", false);
    const id = await say("help", true);
    const { activity } = await world.bot.nth(1);
    const { conversation, channelData, text } = activity;
    assert.deepEqual(
      { id: activity.id, text, conversation, channelData, heard: world.bot.received.length },
      {
        id,
        text: "<at>Guestlist</at>&nbsp;help",
        conversation: { id: chat, conversationType: "groupChat", tenantId: world.sandbox.tenant.id, isGroup: true },
        channelData: { tenant: { id: world.sandbox.tenant.id }, source: { name: "message" } },
        heard: 1,
      },
    );
  });

  it("T36: lets the bot post, and list its members", async () => {
    const path = `/teams/v3/conversations/${encodeURIComponent(chat)}`;
    assert.equal((await world.asBot("POST", `${path}/activities`, { type: "message", text: "hello" })).status, 201);
    const { body } = await world.asBot("GET", `${path}/members`);
    assert.deepEqual(
      body.map(({ name }: { name: string }) => name),
      ["Adele Vance", "Megan Bowen", "Alex Wilber"],
    );
  });

  it("has no threads", async () => {
    const root = await say("hi", false);
    const answer = await world.adele.send("POST", "messages", { conversation: chat, root, text: "x", mentionBot: false });
    assert.deepEqual([answer.status, answer.body.error.code], [404, "unknown-thread"]);
  });

  it("counts all messages of others", async () => {
    await say("hi", false);
    const unread = async (who = world.megan): Promise<number> =>
      (await who.get("conversations")).body.find(({ kind }: { kind: string }) => kind === "groupChat").unread;
    assert.deepEqual([await unread(), await unread(world.adele)], [1, 0]);
  });
});
