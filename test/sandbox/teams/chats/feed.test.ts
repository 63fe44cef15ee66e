import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { TEAM_TAGS } from "../../../../sandbox/directory/team-tags.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { cardActivity } from "../../cards.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("a person's activity feed", () => {
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

  const path = (conversation: string, activity = ""): string =>
    `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities${activity}`;
  const post = async (conversation: string, activity: object): Promise<string> =>
    (await world.asBot("POST", path(conversation), { type: "message", ...activity })).body.id;
  const mentioning = (id: string): object => ({
    text: "<at>You</at> look",
    entities: [{ type: "mention", text: "<at>You</at>", mentioned: { id } }],
  });
  const feed = async (who = world.adele): Promise<Json> => (await who.get("feed")).body;
  const cardMentioning = (id: string): object => {
    const msteams = { entities: [{ type: "mention", text: "<at>You</at>", mentioned: { id, name: "You" } }] };
    return cardActivity("<at>You</at>", { msteams });
  };

  it("T37: gets only posts that mention the person, in text or on a card, newest first", async () => {
    const first = await post(channel, mentioning(PERSON_IDS.adele));
    await post(channel, { text: "to nobody" });
    await post(channel, mentioning(PERSON_IDS.megan));
    const second = await post(`${channel};messageid=${first}`, cardMentioning(PERSON_IDS.adele));
    const [newest, oldest, ...others] = await feed();
    assert.deepEqual(others, []);
    const from = { id: world.sandbox.teams.bot.id, name: "Guestlist", isBot: true };
    const shared = { kind: "mention", from, conversation: channel, place: "Contoso Partners > General", isRead: false };
    assert.deepEqual(oldest, { ...shared, id: first, at: oldest.at, message: first, root: null, preview: "You look" });
    assert.deepEqual(newest, { ...shared, id: second, at: newest.at, message: second, root: first, preview: "sent a card" });
  });

  it("T37: shows the summary of a card if it has one", async () => {
    await post(channel, { ...cardMentioning(PERSON_IDS.adele), summary: "Sam accepted" });
    assert.equal((await feed())[0].preview, "Sam accepted");
  });

  it("T37: gets no 1:1 messages, unless the bot asks for an alert", async () => {
    await post(chat, { text: "hello" });
    assert.deepEqual(await feed(), []);
    await post(chat, { text: "look", channelData: { notification: { alert: true } } });
    const [item, ...others] = await feed();
    assert.deepEqual([item.kind, item.place, item.preview, others.length], ["alert", "Guestlist", "look", 0]);
  });

  it("T111: gets posts that mention a tag of the person, highlighted as a mention of them", async () => {
    const [tag] = TEAM_TAGS;
    const entity = { type: "mention", text: "<at>Approvers</at>", mentioned: { id: tag?.id, name: "Approvers", type: "tag" } };
    const id = await post(channel, cardActivity("<at>Approvers</at>", { msteams: { entities: [entity] } }));
    assert.deepEqual(
      (await feed(world.megan)).map((item: Json) => [item.id, item.kind]),
      [[id, "mention"]],
    );
    assert.deepEqual(await feed(), []);
    const seen = async (who: typeof world.megan) =>
      (await who.get(`conversations/${encodeURIComponent(channel)}/messages`)).body[0].mentions;
    const mention = { text: "<at>Approvers</at>", name: "Approvers" };
    assert.deepEqual([await seen(world.megan), await seen(world.adele)], [[{ ...mention, isMe: true }], [{ ...mention, isMe: false }]]);
  });

  it("T35: gets nothing when an edited card mentions somebody else", async () => {
    const id = await post(channel, cardMentioning(PERSON_IDS.megan));
    await world.asBot("PUT", path(channel, `/${id}`), cardMentioning(PERSON_IDS.adele));
    assert.deepEqual([await feed(), (await feed(world.megan)).length], [[], 1]);
  });

  it("T35: gets nothing when an edit mentions somebody", async () => {
    const id = await post(channel, { text: "to nobody" });
    await world.asBot("PUT", path(channel, `/${id}`), { type: "message", ...mentioning(PERSON_IDS.adele) });
    assert.deepEqual(await feed(), []);
  });

  it("drops deleted messages, and updates the person's tabs", async () => {
    const id = await post(channel, mentioning(PERSON_IDS.adele));
    const events = await world.adele.events();
    assert.deepEqual(await events.next("feed"), { unread: 1, item: null });
    await world.asBot("DELETE", path(channel, `/${id}`));
    assert.deepEqual(await events.next("feed"), { unread: 0, item: null });
    assert.deepEqual(await feed(), []);
    events.close();
  });

  it("sends live events, only to its person", async () => {
    const [mine, others] = [await world.adele.events(), await world.megan.events()];
    await mine.next("feed");
    await post(channel, mentioning(PERSON_IDS.adele));
    const { unread, item } = await mine.next("feed");
    assert.deepEqual([unread, item], [1, (await feed())[0]]);
    await others.next("conversations");
    assert.equal(others.seen.filter((name) => name === "feed").length, 1);
    mine.close();
    others.close();
  });

  it("is marked as read by item, as a whole, or by reading the conversation", async () => {
    const read = async (): Promise<readonly boolean[]> => (await feed()).map(({ isRead }: { isRead: boolean }) => isRead);
    const id = await post(channel, mentioning(PERSON_IDS.adele));
    await post(channel, mentioning(PERSON_IDS.adele));
    assert.equal((await world.adele.send("POST", "feed/read", { items: [id] })).status, 204);
    assert.deepEqual(await read(), [false, true]);
    await world.adele.send("POST", "feed/read", { items: null });
    assert.deepEqual(await read(), [true, true]);
    await post(channel, mentioning(PERSON_IDS.adele));
    await world.adele.send("POST", `conversations/${encodeURIComponent(channel)}/read`);
    assert.deepEqual(await read(), [true, true, true]);
  });

  it("is empty after a reset", async () => {
    await post(channel, mentioning(PERSON_IDS.adele));
    world.reset();
    assert.deepEqual(await feed(), []);
  });
});
