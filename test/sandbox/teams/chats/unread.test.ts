import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("unread counts", () => {
  let world: StartedSandbox;
  let channel: string;
  let chat: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
    chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const post = (conversation: string, activity: object) =>
    world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities`, { type: "message", ...activity });
  const mentionOf = (id: string): object => ({
    text: "<at>x</at>",
    entities: [{ type: "mention", text: "<at>x</at>", mentioned: { id } }],
  });
  const unread = async (who = world.adele): Promise<object> => {
    const { body } = await who.get("conversations");
    const titles = new Set(["Guestlist", "General", "Guest approvals"]);
    return Object.fromEntries(
      body
        .filter((view: { title: string }) => titles.has(view.title))
        .map(({ title, unread: count }: { title: string; unread: number }) => [title, count]),
    );
  };

  it("start at zero, for the 1:1 chat first, then for the channels", async () => {
    assert.deepEqual((await world.adele.get("conversations")).body, [
      { id: chat, kind: "personal", title: "Guestlist", team: null, unread: 0, app: "installed" },
      {
        id: world.sandbox.teams.chats.conversations.find(({ kind }) => kind === "groupChat")?.id,
        kind: "groupChat",
        title: "Fabrikam project",
        team: null,
        unread: 0,
        app: "installed",
      },
      { id: channel, kind: "channel", title: "General", team: "Contoso Partners", unread: 0, app: "installed" },
      {
        id: world.sandbox.teams.chats.conversations.at(-1)?.id,
        kind: "channel",
        title: "Guest approvals",
        team: "Contoso Partners",
        unread: 0,
        app: "installed",
      },
    ]);
  });

  it("T34: count all messages of others in the 1:1 chat, and only mentions of the person in a channel", async () => {
    await post(chat, { text: "hello" });
    await world.adele.send("POST", "messages", { conversation: chat, root: null, text: "hi", mentionBot: false });
    await post(channel, { text: "to nobody" });
    await post(channel, mentionOf(PERSON_IDS.adele));
    assert.deepEqual(await unread(), { Guestlist: 1, General: 1, "Guest approvals": 0 });
    assert.deepEqual(await unread(world.megan), { Guestlist: 0, General: 0, "Guest approvals": 0 });
  });

  it("T35: aren't increased by an edit", async () => {
    const { body } = await post(channel, { text: "to nobody" });
    const path = `/teams/v3/conversations/${encodeURIComponent(channel)}/activities/${body.id}`;
    await world.adele.send("POST", `conversations/${encodeURIComponent(channel)}/read`);
    await world.asBot("PUT", path, { type: "message", ...mentionOf(PERSON_IDS.adele) });
    assert.deepEqual(await unread(), { Guestlist: 0, General: 0, "Guest approvals": 0 });
  });

  it("T34: become zero when the person reads, also in their other tabs", async () => {
    await post(chat, { text: "hello" });
    const events = await world.adele.events();
    const { status } = await world.adele.send("POST", `conversations/${encodeURIComponent(chat)}/read`);
    const [first] = await events.next("conversations");
    events.close();
    assert.deepEqual([status, first?.unread, await unread()], [204, 0, { Guestlist: 0, General: 0, "Guest approvals": 0 }]);
  });

  it("stay when somebody reads an empty conversation", async () => {
    await world.adele.send("POST", `conversations/${encodeURIComponent(chat)}/read`);
    await post(chat, { text: "hello" });
    assert.deepEqual(await unread(), { Guestlist: 1, General: 0, "Guest approvals": 0 });
  });
});
