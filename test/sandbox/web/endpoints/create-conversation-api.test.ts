import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("conversations on the page", () => {
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

  const saying = (more: object = {}): object => ({ conversation: channel, root: null, text: "hi", mentionBot: false, ...more });

  it("keep messages in order and in their thread, for everybody and every reload", async () => {
    const root = (await world.adele.send("POST", "messages", saying({ mentionBot: true }))).body.id;
    const reply = (await world.megan.send("POST", "messages", saying({ root, text: "  hello  " }))).body.id;
    const { body } = await world.megan.get(`conversations/${encodeURIComponent(channel)}/messages`);
    const shared = { conversation: channel, editedAt: null, card: null, problem: null, cardProblem: null, signIn: null };
    assert.deepEqual(body, [
      {
        ...shared,
        id: root,
        root: null,
        at: body[0].at,
        from: { id: PERSON_IDS.adele, name: "Adele Vance", isBot: false },
        text: "<at>Guestlist</at> hi",
        mentions: [{ text: "<at>Guestlist</at>", name: "Guestlist", isMe: false }],
      },
      {
        ...shared,
        id: reply,
        root,
        at: body[1].at,
        from: { id: PERSON_IDS.megan, name: "Megan Bowen", isBot: false },
        text: "hello",
        mentions: [],
      },
    ]);
  });

  it("mark a mention as one's own only for the mentioned person", async () => {
    const entities = [{ type: "mention", text: "<at>Adele</at>", mentioned: { id: PERSON_IDS.adele, name: "Adele" } }];
    const path = `conversations/${encodeURIComponent(channel)}/messages`;
    await world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(channel)}/activities`, {
      type: "message",
      text: "<at>Adele</at>!",
      entities,
    });
    const mentions = async (who = world.adele) => (await who.get(path)).body[0].mentions;
    assert.deepEqual(await mentions(), [{ text: "<at>Adele</at>", name: "Adele", isMe: true }]);
    assert.deepEqual(await mentions(world.megan), [{ text: "<at>Adele</at>", name: "Adele", isMe: false }]);
  });

  const refusals: readonly (readonly [string, () => object, number, string])[] = [
    ["empty text", () => saying({ text: "  ", mentionBot: false }), 400, "bad-request"],
    ["a text that is no text", () => saying({ text: 5 }), 400, "bad-request"],
    [
      "another person's chat",
      () => saying({ conversation: chatId(PERSON_IDS.megan, world.sandbox.tenant.app.appId) }),
      404,
      "unknown-conversation",
    ],
    ["an unknown thread", () => saying({ root: "1" }), 404, "unknown-thread"],
    ["a text over 1 MB", () => saying({ text: "x".repeat(1024 * 1024) }), 413, "too-big"],
  ];
  for (const [what, body, status, code] of refusals) {
    it(`refuse ${what}`, async () => {
      const answer = await world.adele.send("POST", "messages", body());
      assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
    });
  }

  it("accept a mention of the bot without text", async () => {
    const { status } = await world.adele.send("POST", "messages", saying({ text: "", mentionBot: true }));
    assert.equal(status, 200);
  });

  it("refuse threads within threads, and in a 1:1 chat", async () => {
    const root = (await world.adele.send("POST", "messages", saying())).body.id;
    const reply = (await world.adele.send("POST", "messages", saying({ root }))).body.id;
    const inChat = (await world.adele.send("POST", "messages", saying({ conversation: chat }))).body.id;
    assert.equal((await world.adele.send("POST", "messages", saying({ root: reply }))).body.error.code, "unknown-thread");
    assert.equal(
      (await world.adele.send("POST", "messages", saying({ conversation: chat, root: inChat }))).body.error.code,
      "unknown-thread",
    );
  });

  it("refuse a press on a missing message, and one without a verb", async () => {
    const press = { conversation: channel, message: "1", action: { id: null, verb: "x", data: {} } };
    assert.equal((await world.adele.send("POST", "actions", press)).body.error.code, "unknown-message");
    assert.equal((await world.adele.send("POST", "actions", { ...press, action: { id: null, data: {} } })).status, 400);
  });

  it("refuse bodies that aren't JSON", async () => {
    const url = `${world.sandbox.pageUrl}/api/as/${PERSON_IDS.adele}/messages`;
    const response = await fetch(url, { method: "POST", body: "{" });
    assert.equal(response.status, 400);
  });
});
