import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { postCard } from "../sign-in/login-bot.ts";

describe("pressing an Action.Submit", () => {
  let world: StartedSandbox;
  let channel: string;
  let card: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(async () => {
    world.reset();
    card = await postCard(world, channel);
  });

  const submit = async (data: object, conversation = channel, message = card): Promise<Json> =>
    (await world.adele.send("POST", "submits", { conversation, message, data })).body;
  const shown = async (): Promise<readonly string[]> =>
    (await world.adele.get(`conversations/${encodeURIComponent(channel)}/messages`)).body.slice(1).map(({ text }: Json) => text);

  it("T63: sends the bot a message without text: its value is the data, and it replies to the card", async () => {
    assert.deepEqual(await submit({ request: "1", email: "sam@fabrikam.com", msteams: { feedback: { hide: true } } }), { kind: "sent" });
    const { activity } = await world.bot.nth(1);
    const { type, text, value, replyToId, conversation, from } = activity;
    assert.deepEqual(
      { type, text, value, replyToId, conversation: conversation.id, from: from.aadObjectId },
      {
        type: "message",
        text: undefined,
        value: { request: "1", email: "sam@fabrikam.com" },
        replyToId: card,
        conversation: `${channel};messageid=${card}`,
        from: PERSON_IDS.adele,
      },
    );
    assert.match(activity.id, /^f:/);
    assert.deepEqual(await shown(), []);
  });

  it("T64: messageBack shows displayText as the person's message, and sends the bot text and value", async () => {
    const msteams = { type: "messageBack", text: "do it", displayText: "I did it", value: { request: "1" } };
    assert.deepEqual(await submit({ msteams }), { kind: "sent" });
    const { text, value } = (await world.bot.nth(1)).activity;
    assert.deepEqual([text, value, await shown()], ["do it", { request: "1" }, ["I did it"]]);
    await submit({ msteams: { type: "messageBack", value: "x" } });
    assert.deepEqual([(await world.bot.nth(2)).activity.text, (await shown()).length], [undefined, 1]);
  });

  it("T64: imBack posts the value as the person's message, with a mention of the bot if it needs one", async () => {
    const msteams = { type: "imBack", value: "help" };
    assert.deepEqual(await submit({ msteams }), { kind: "sent" });
    assert.equal((await world.bot.nth(1)).activity.text, "<at>Guestlist</at>&nbsp;help");
    assert.deepEqual(await shown(), ["<at>Guestlist</at> help"]);
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    await submit({ msteams }, chat, await postCard(world, chat));
    assert.equal((await world.bot.nth(2)).activity.text, "help");
  });

  it("T64: signin opens an address, and invoke reaches the bot without a name", async () => {
    assert.deepEqual(await submit({ msteams: { type: "signin", value: "https://contoso.com/sign-in" } }), {
      kind: "open",
      url: "https://contoso.com/sign-in",
    });
    assert.deepEqual(await submit({ msteams: { type: "invoke", value: { x: 1 } } }), { kind: "sent" });
    const { type, name, value } = (await world.bot.nth(1)).activity;
    assert.deepEqual([type, name, value], ["invoke", undefined, { x: 1 }]);
  });

  it("T65: has no dialogs, and says so", async () => {
    const { kind, text } = await submit({ msteams: { type: "task/fetch" } });
    assert.equal(kind, "error");
    assert.match(text, /no dialogs/);
    assert.equal(world.bot.received.length, 0);
  });

  it("T64: refuses an unknown type, and one without what it needs", async () => {
    for (const msteams of [{ type: "jump" }, { type: "imBack" }, { type: "signin", value: "here" }])
      assert.deepEqual(await submit({ msteams }), { kind: "error", text: "Something went wrong. Please try again." });
    assert.equal(world.bot.received.length, 0);
  });

  it("T63: shows an error when the bot failed, is down, or was removed", async () => {
    world.bot.answer(() => ({ status: 500 }));
    assert.deepEqual(await submit({}), { kind: "error", text: "Something went wrong. Please try again." });
    world.sandbox.setBotEndpoint("http://localhost:1/api/messages");
    const gone = { kind: "error", text: "Unable to reach app. Please try again." };
    assert.deepEqual(await submit({}), gone);
    const conversation = world.sandbox.teams.chats.conversation(channel);
    assert.ok(conversation);
    world.sandbox.teams.installations.set(conversation, "removed");
    assert.deepEqual(await submit({}), gone);
  });
});
