import assert from "node:assert/strict";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("mentioning people", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const say = (text: string, mentions: readonly object[], mentionBot = false): Promise<Json> =>
    world.adele.send("POST", "messages", { conversation: channel, root: null, text, mentionBot, mentions });
  const megan = { id: PERSON_IDS.megan, text: "<at>Megan Bowen</at>" };

  it("T37: adds an item to their feed, no matter who mentions them", async () => {
    await say("look, <at>Megan Bowen</at>", [megan]);
    const { body } = await world.megan.get("feed");
    assert.deepEqual(
      body.map(({ preview, from }: Json) => [preview, from.name]),
      [["look, Megan Bowen", "Adele Vance"]],
    );
    const { mentions } = (await world.megan.get(`conversations/${encodeURIComponent(channel)}/messages`)).body[0];
    assert.deepEqual(mentions, [{ text: "<at>Megan Bowen</at>", name: "Megan Bowen", isMe: true }]);
    assert.equal(world.bot.received.length, 0);
  });

  it("T2: reaches the bot as entities and as numbered spans, in addition to its own mention", async () => {
    await say("ask <at>Megan Bowen</at> & me", [megan], true);
    const { text, entities, attachments } = (await world.bot.nth(1)).activity;
    const teamsId = world.sandbox.teams.people.byId(PERSON_IDS.megan)?.teamsId;
    assert.equal(text, "<at>Guestlist</at>&nbsp;ask <at>Megan Bowen</at> & me");
    assert.deepEqual(entities.slice(0, 2), [
      { type: "mention", text: "<at>Guestlist</at>", mentioned: { id: world.sandbox.teams.bot.id, name: "Guestlist" } },
      { type: "mention", text: "<at>Megan Bowen</at>", mentioned: { id: teamsId, name: "Megan Bowen" } },
    ]);
    const span = (index: number, name: string): string =>
      `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${index}">${name}</span>`;
    assert.equal(attachments[0].content, `<p>${span(0, "Guestlist")}&nbsp;ask ${span(1, "Megan Bowen")} &amp; me</p>`);
  });

  it("T3: delivers a message that mentions the bot anywhere in the text", async () => {
    await say("could <at>Guestlist</at> help", [{ id: world.sandbox.teams.bot.id, text: "<at>Guestlist</at>" }]);
    assert.equal((await world.bot.nth(1)).activity.text, "could <at>Guestlist</at> help");
  });

  it("T25: accepts only members, with their mention's text in the message", async () => {
    const answers = [await say("look", [megan]), await say("<at>Sam</at>", [{ id: "nobody", text: "<at>Sam</at>" }])];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.error.code]),
      [
        [400, "bad-request"],
        [400, "bad-request"],
      ],
    );
  });

  it("T12: shows typing to others, but not to the bot", async () => {
    const [adeles, megans] = [await world.adele.events(), await world.megan.events()];
    assert.equal((await world.adele.send("POST", "typing", { conversation: channel, root: null })).status, 204);
    const from = { id: PERSON_IDS.adele, name: "Adele Vance", isBot: false };
    assert.deepEqual(await megans.next("typing"), { conversation: channel, root: null, from });
    await say("done", []);
    await adeles.next("message");
    assert.equal(adeles.seen.includes("typing"), false);
    assert.equal(world.bot.received.length, 0);
    adeles.close();
    megans.close();
  });
});
