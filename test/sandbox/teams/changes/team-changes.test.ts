import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("changes of a team", () => {
  let world: StartedSandbox;
  let general: string;

  before(async () => {
    world = await startedSandbox();
    general = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const members = (conversation: string, person = ""): string => `conversations/${encodeURIComponent(conversation)}/members/${person}`;
  const activityNumber = async (count: number): Promise<Json> => (await world.bot.nth(count)).activity;
  const groupChat = (): string => world.sandbox.teams.chats.conversations.find(({ kind }) => kind === "groupChat")?.id ?? "";

  it("T41: sends the bot an event for a new, a renamed and a deleted channel", async () => {
    const { body: channel } = await world.adele.send("POST", "channels", { title: "Partners" });
    assert.deepEqual([channel.kind, channel.title, channel.app], ["channel", "Partners", "installed"]);
    await world.bot.nth(1);
    const path = `channels/${encodeURIComponent(channel.id)}`;
    assert.equal((await world.adele.send("PUT", path, { title: "Suppliers" })).status, 204);
    await world.bot.nth(2);
    assert.equal((await world.adele.send("DELETE", path)).status, 204);
    const events = [await activityNumber(1), await activityNumber(2), await activityNumber(3)].map(
      ({ type, conversation, channelData }) => [
        type,
        conversation.id,
        channelData.eventType,
        channelData.channel.name,
        channelData.channel.id === channel.id,
      ],
    );
    assert.deepEqual(events, [
      ["conversationUpdate", general, "channelCreated", "Partners", true],
      ["conversationUpdate", general, "channelRenamed", "Suppliers", true],
      ["conversationUpdate", general, "channelDeleted", "Suppliers", true],
    ]);
    const post = { type: "message", text: "hello" };
    assert.equal((await world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(channel.id)}/activities`, post)).status, 404);
  });

  it("refuses to change General", async () => {
    const path = `channels/${encodeURIComponent(general)}`;
    for (const answer of [await world.adele.send("PUT", path, { title: "x" }), await world.adele.send("DELETE", path)])
      assert.deepEqual([answer.status, answer.body.error.code], [400, "bad-request"]);
  });

  it("T41: sends the bot an event when a member leaves or joins a team, and updates the roster", async () => {
    assert.equal((await world.adele.send("DELETE", members(general, PERSON_IDS.megan))).status, 204);
    const left = await activityNumber(1);
    const megan = world.sandbox.teams.people.byId(PERSON_IDS.megan);
    const member = { id: megan?.teamsId, aadObjectId: PERSON_IDS.megan };
    assert.deepEqual([left.membersRemoved, left.channelData.eventType], [[member], "teamMemberRemoved"]);
    assert.equal((await world.megan.get(`conversations/${encodeURIComponent(general)}/messages`)).status, 404);
    await world.adele.send("PUT", members(general, PERSON_IDS.megan));
    const joined = await activityNumber(2);
    assert.deepEqual([joined.membersAdded, joined.channelData.eventType], [[member], "teamMemberAdded"]);
  });

  it("T140: lets owners alone let guests in and take them out, and tells the bot by both ids", async () => {
    const nora = members(general, GUEST_IDS.nora);
    const refused = await world.adele.send("PUT", nora);
    assert.deepEqual([refused.status, refused.body.error.code], [403, "not-owner"]);
    world.sandbox.tenant.control.patch({ teamOwners: ["AdeleV@contoso.com"] });
    for (const method of ["PUT", "PUT", "DELETE", "DELETE"] as const) assert.equal((await world.adele.send(method, nora)).status, 204);
    const [came, left] = [await activityNumber(1), await activityNumber(2)];
    const member = { id: came.membersAdded[0].id, aadObjectId: GUEST_IDS.nora };
    assert.match(member.id, /^29:/);
    assert.deepEqual([came.membersAdded, left.membersRemoved], [[member], [member]]);
    assert.deepEqual([left.channelData.eventType, left.from.aadObjectId], ["teamMemberRemoved", PERSON_IDS.adele]);
    assert.equal(world.bot.received.length, 2);
    assert.equal(world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.has(GUEST_IDS.nora), false);
  });

  it("T41: sends the bot an event when a member joins a group chat, without a team", async () => {
    await world.adele.send("PUT", members(groupChat(), PERSON_IDS.grady));
    const { membersAdded, channelData, conversation } = await activityNumber(1);
    assert.deepEqual(
      [membersAdded[0].aadObjectId, channelData, conversation.id],
      [PERSON_IDS.grady, { tenant: { id: world.sandbox.tenant.id } }, groupChat()],
    );
  });

  it("sends no event to a bot that isn't installed, and none without a change", async () => {
    const conversation = world.sandbox.teams.chats.conversation(groupChat());
    assert.ok(conversation);
    await world.adele.send("PUT", members(general, PERSON_IDS.megan));
    await world.adele.send("DELETE", members(groupChat(), PERSON_IDS.grady));
    world.sandbox.teams.installations.set(conversation, "removed");
    await world.adele.send("PUT", members(groupChat(), PERSON_IDS.grady));
    await world.adele.send("DELETE", members(general, PERSON_IDS.grady));
    assert.deepEqual([(await activityNumber(1)).membersRemoved[0].aadObjectId, world.bot.received.length], [PERSON_IDS.grady, 1]);
  });

  it("T41: sends no event for the channels of a team where the bot isn't installed", async () => {
    const team = world.sandbox.teams.chats.conversation(general);
    assert.ok(team);
    world.sandbox.teams.installations.set(team, "removed");
    await world.adele.send("POST", "channels", { title: "Partners" });
    await world.adele.send("PUT", members(groupChat(), PERSON_IDS.grady));
    assert.deepEqual([(await activityNumber(1)).conversation.id, world.bot.received.length], [groupChat(), 1]);
  });

  it("lists the people that can be mentioned, and the bot if it is installed", async () => {
    const names = async (): Promise<readonly string[]> =>
      (await world.adele.get(members(groupChat()).slice(0, -1))).body.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names(), ["Adele Vance", "Megan Bowen", "Alex Wilber", "Guestlist"]);
    await world.adele.send("PUT", `conversations/${encodeURIComponent(groupChat())}/app`, { state: "removed" });
    assert.deepEqual(await names(), ["Adele Vance", "Megan Bowen", "Alex Wilber"]);
  });

  it("refuses unknown people, and a further member of a 1:1 chat", async () => {
    const chat = (await world.adele.get("conversations")).body[0].id;
    const answers = [
      await world.adele.send("PUT", members(general, "nobody")),
      await world.adele.send("PUT", members(chat, PERSON_IDS.megan)),
    ];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.error.code]),
      [
        [404, "unknown-person"],
        [400, "bad-request"],
      ],
    );
  });

  it("is undone by a reset: channels, names and members", async () => {
    const before = (await world.megan.get("conversations")).body;
    await world.adele.send("POST", "channels", { title: "Partners" });
    await world.adele.send("DELETE", members(general, PERSON_IDS.megan));
    world.reset();
    assert.deepEqual((await world.megan.get("conversations")).body, before);
  });
});
