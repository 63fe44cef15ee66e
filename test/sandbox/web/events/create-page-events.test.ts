import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { aMail } from "../../a-mail.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("GET /api/as/:as/events", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const say = async (text: string, conversation = channel): Promise<string> =>
    (await world.adele.send("POST", "messages", { conversation, root: null, text, mentionBot: false })).body.id;
  const listeners = (): number =>
    world.sandbox.teams.chats.events.listenerCount("message") + world.sandbox.tenant.events.listenerCount("reset");

  it("sends hello first, then the events of channels, with the new counts", async () => {
    const events = await world.megan.events();
    assert.deepEqual(await events.next("hello"), { as: PERSON_IDS.megan });
    const id = await say("hi all");
    const message = await events.next("message");
    const counts = await events.next("conversations");
    events.close();
    assert.deepEqual([message.id, message.text, message.from], [id, "hi all", { id: PERSON_IDS.adele, name: "Adele Vance", isBot: false }]);
    assert.deepEqual(counts, (await world.megan.get("conversations")).body);
  });

  it("takes the client's time zone, which the bot gets with what the person does from then on", async () => {
    (await world.adele.events("Asia/Tokyo")).close();
    await world.adele.send("POST", "messages", { conversation: channel, root: null, text: "hi", mentionBot: true });
    const { activity } = await world.bot.nth(1);
    assert.deepEqual([activity.localTimezone, activity.entities.at(-1).timezone], ["Asia/Tokyo", "Asia/Tokyo"]);
    assert.deepEqual((await world.adele.get("events?timeZone=Asia/Atlantis")).status, 400);
  });

  it("sends the events of a 1:1 chat only to its person: messages, deletions and typing", async () => {
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    const path = `/teams/v3/conversations/${encodeURIComponent(chat)}/activities`;
    const [adeles, megans] = [await world.adele.events(), await world.megan.events()];
    await world.asBot("POST", path, { type: "typing" });
    const { body } = await world.asBot("POST", path, { type: "message", text: "secret" });
    await world.asBot("DELETE", `${path}/${body.id}`);
    assert.deepEqual(await adeles.next("typing"), { conversation: chat, root: null, from: world.sandbox.teams.bot });
    assert.equal((await adeles.next("message")).text, "secret");
    assert.deepEqual(await adeles.next("deleted"), { conversation: chat, id: body.id });
    await world.adele.send("POST", `conversations/${encodeURIComponent(chat)}/read`);
    const id = await say("in public");
    assert.equal((await megans.next("message")).id, id);
    assert.deepEqual(megans.seen, ["hello", "feed", "mail", "look", "message"]);
    adeles.close();
    megans.close();
  });

  it("says at the start how cards are drawn, and when that changes", async () => {
    const events = await world.megan.events();
    assert.deepEqual(await events.next("look"), { cardsAsOn: "desktop" });
    await world.adele.send("PATCH", "/_sandbox/control", { cardsAsOn: "ios" });
    assert.deepEqual(await events.next("look"), { cardsAsOn: "ios" });
    await world.adele.send("PATCH", "/_sandbox/control", { cardsAsOn: "ios", latencyMs: 0 });
    world.reset();
    assert.deepEqual(await events.next("look"), { cardsAsOn: "desktop" });
    assert.deepEqual(await events.next("reset"), {});
    events.close();
  });

  it("can be closed and opened again, and leaves no listener behind", async () => {
    const before = listeners();
    const first = await world.megan.events();
    await first.next("hello");
    assert.equal(listeners(), before + 2);
    first.close();
    const second = await world.megan.events();
    await second.next("hello");
    await say("still there?");
    assert.equal((await second.next("message")).text, "still there?");
    second.close();
    while (listeners() > before) await new Promise((resolve) => setImmediate(resolve));
  });

  it("sends the number of unseen mails, until the mailbox is opened", async () => {
    const events = await world.megan.events();
    assert.deepEqual(await events.next("mail"), { unread: 0 });
    world.sandbox.tenant.mailbox.send(aMail("1"));
    assert.deepEqual(await events.next("mail"), { unread: 1 });
    await world.megan.get("/api/mail");
    assert.deepEqual(await events.next("mail"), { unread: 0 });
    events.close();
  });

  it("sends the reset event after everything is empty", async () => {
    await say("before");
    const events = await world.megan.events();
    world.sandbox.reset();
    assert.deepEqual(await events.next("reset"), {});
    assert.deepEqual((await world.megan.get(`conversations/${encodeURIComponent(channel)}/messages`)).body, []);
    events.close();
  });

  it("is only for people of the sandbox", async () => {
    const { status, body } = await world.adele.get("/api/as/nobody/events");
    assert.deepEqual([status, body.error.code], [404, "unknown-person"]);
  });
});
