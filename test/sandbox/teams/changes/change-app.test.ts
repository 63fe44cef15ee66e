import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("adding the app and taking it out", () => {
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

  const change = async (conversation: string, state: string): Promise<Json> =>
    (await world.adele.send("PUT", `conversations/${encodeURIComponent(conversation)}/app`, { state })).body;
  const post = (conversation: string) =>
    world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities`, { type: "message", text: "hello" });
  const refusal = (code: string, message: string) => ({ status: 403, body: { error: { code, message } } });
  const notInRoster = refusal("BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  const activityNumber = async (count: number): Promise<Json> => {
    const { type, action, membersAdded, membersRemoved, conversation, channelData } = (await world.bot.nth(count)).activity;
    return { type, action, membersAdded, membersRemoved, conversation: conversation.id, channelData };
  };

  it("T38: sends both events when the app is removed from a team, and then refuses the bot in all channels", async () => {
    assert.equal((await change(channel, "removed")).app, "removed");
    const tenant = { id: world.sandbox.tenant.id };
    const { id, aadGroupId, name } = world.sandbox.teams.team;
    const team = { id, aadGroupId, name };
    const nothing = { action: undefined, membersAdded: undefined, membersRemoved: undefined, conversation: channel };
    assert.deepEqual(await activityNumber(1), { ...nothing, type: "installationUpdate", action: "remove", channelData: { tenant, team } });
    assert.deepEqual(await activityNumber(2), {
      ...nothing,
      type: "conversationUpdate",
      membersRemoved: [{ id: world.sandbox.teams.bot.id }],
      channelData: { tenant, team, eventType: "teamMemberRemoved" },
    });
    for (const { id: other, team: its } of world.sandbox.teams.chats.conversations)
      if (its) assert.deepEqual(await post(other), notInRoster);
  });

  for (const membership of ["private", "shared"] as const) {
    it(`T116: a ${membership} channel has no app until it is allowed there, and each change is an event of that channel only`, async () => {
      const made = (await world.adele.send("POST", "channels", { title: "Deal", membership })).body;
      assert.deepEqual([made.app, await post(made.id)], ["removed", notInRoster]);
      await change(made.id, "installed");
      const tenant = { id: world.sandbox.tenant.id };
      const { id, aadGroupId, name } = world.sandbox.teams.team;
      const channelData = { tenant, team: { id, aadGroupId, name }, channel: { id: made.id, name: "Deal", type: membership } };
      const event = {
        type: "conversationUpdate",
        action: undefined,
        membersAdded: undefined,
        membersRemoved: undefined,
        conversation: made.id,
      };
      const bot = [{ id: world.sandbox.teams.bot.id }];
      assert.deepEqual(await activityNumber(1), {
        ...{ ...event, membersAdded: bot, channelData: { ...channelData, eventType: "channelMemberAdded" } },
      });
      assert.equal((await post(made.id)).status, 201);
      await change(made.id, "removed");
      assert.deepEqual(await activityNumber(2), {
        ...{ ...event, membersRemoved: bot, channelData: { ...channelData, eventType: "channelMemberRemoved" } },
      });
      assert.deepEqual([await post(made.id), (await post(channel)).status], [notInRoster, 201]);
    });
  }

  it("T116: removing the app from the team removes it from its shared channels", async () => {
    const made = (await world.adele.send("POST", "channels", { title: "Deal", membership: "shared" })).body;
    await change(made.id, "installed");
    await change(channel, "removed");
    assert.deepEqual(await post(made.id), notInRoster);
    await change(channel, "installed");
    assert.equal((await post(made.id)).status, 201);
  });

  it("T116: the team's list has the channel with its type, where the bot is allowed", async () => {
    const made = (await world.adele.send("POST", "channels", { title: "Deal", membership: "private" })).body;
    const types = async (): Promise<Json> =>
      (await world.asBot("GET", `/teams/v3/teams/${encodeURIComponent(channel)}/conversations`)).body.conversations.map(
        ({ type }: Json) => type,
      );
    assert.deepEqual(await types(), ["standard", "standard"]);
    await change(made.id, "installed");
    assert.deepEqual(await types(), ["standard", "standard", "private"]);
  });

  it("T38: sends the events when the app is added again, with the selected channel, and lets the bot post", async () => {
    await change(channel, "removed");
    await world.bot.nth(2);
    await change(channel, "installed");
    const [added, members] = [await activityNumber(3), await activityNumber(4)];
    assert.deepEqual(
      [added.type, added.action, added.channelData.settings],
      ["installationUpdate", "add", { selectedChannel: { id: channel } }],
    );
    assert.deepEqual([members.membersAdded, members.channelData.eventType], [[{ id: world.sandbox.teams.bot.id }], "teamMemberAdded"]);
    assert.equal((await post(channel)).status, 201);
  });

  it("T39: refuses the bot in the 1:1 chat of a person who removed or blocked the app", async () => {
    await change(chat, "removed");
    assert.equal((await activityNumber(1)).action, "remove");
    assert.deepEqual(await post(chat), notInRoster);
    await change(chat, "blocked");
    assert.deepEqual(await post(chat), refusal("ConversationBlockedByUser", "User blocked the conversation with the bot."));
  });

  it("T40: lets the bot write first to a person who never added the app, if it is in a team with them", async () => {
    world.sandbox.control.patch({ appAddedPersonally: false });
    assert.equal((await world.adele.get("conversations")).body[0].app, "absent");
    assert.equal((await post(chat)).status, 201);
    await change(channel, "removed");
    assert.deepEqual(await post(chat), notInRoster);
  });

  it("sends the bot no event twice", async () => {
    await change(chat, "installed");
    await change(chat, "removed");
    await change(chat, "removed");
    await world.bot.nth(2);
    await change(channel, "removed");
    assert.equal((await activityNumber(3)).conversation, channel);
  });

  it("refuses `blocked` in a channel, and unknown states", async () => {
    assert.equal((await change(channel, "blocked")).error.code, "bad-request");
    assert.equal((await change(channel, "gone")).error.code, "bad-request");
  });

  it("shows the change to open tabs", async () => {
    const events = await world.megan.events();
    await change(channel, "removed");
    const views = await events.next("conversations");
    assert.deepEqual(
      views.map(({ kind, app }) => `${kind}: ${app}`),
      ["personal: installed", "groupChat: installed", "channel: removed", "channel: removed"],
    );
    events.close();
  });
});
