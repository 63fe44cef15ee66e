import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { oauthCardOf } from "../sign-in/login-bot.ts";

describe("an OAuth card message", () => {
  let world: StartedSandbox;
  let chat: string;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const post = async (conversation: string, changes: object = {}): Promise<Json> => {
    const content = { ...(await oauthCardOf(world)), ...changes };
    const path = `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities`;
    const attachments = [{ contentType: "application/vnd.microsoft.card.oauth", content }];
    return { ...(await world.asBot("POST", path, { type: "message", attachments })), content };
  };
  const shown = async (conversation = chat): Promise<Json> =>
    (await world.adele.get(`conversations/${encodeURIComponent(conversation)}/messages`)).body;

  it("T49: is exchanged silently in a 1:1 chat, and hidden when that succeeded", async () => {
    const { body, content } = await post(chat);
    const { name, value, replyToId, from } = (await world.bot.nth(1)).activity;
    const { token, ...rest } = value;
    assert.deepEqual(
      { name, rest, replyToId, from: from.aadObjectId, oid: decodeJwt(token)["oid"] },
      {
        name: "signin/tokenExchange",
        rest: { id: content.tokenExchangeResource.id, connectionName: "sso" },
        replyToId: body.id,
        from: PERSON_IDS.adele,
        oid: PERSON_IDS.adele,
      },
    );
    const events = await world.adele.events();
    await world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(chat)}/activities`, { type: "message", text: "next" });
    assert.equal((await events.next("message")).text, "next");
    events.close();
    assert.deepEqual(
      (await shown()).map(({ text }: { text: string }) => text),
      ["next"],
    );
    assert.equal((await world.adele.get("conversations")).body[0].unread, 1);
  });

  it("T49: shows its button when the bot could not exchange the token (412)", async () => {
    world.bot.answer(() => ({ status: 412, body: { id: "1", connectionName: "sso", failureDetail: "consent" } }));
    const events = await world.adele.events();
    const { body } = await post(chat);
    const { id, signIn } = await events.next("message");
    events.close();
    assert.deepEqual(
      [id, signIn?.text, signIn?.title, signIn?.url.startsWith("/sign-in?signin=")],
      [body.id, "Please sign in", "Sign in", true],
    );
    assert.deepEqual((await shown()).length, 1);
  });

  it("T50: is exchanged by each client of the person, with the same id", async () => {
    world.sandbox.control.patch({ clients: 2 });
    await post(chat);
    const [first, second] = [await world.bot.nth(1), await world.bot.nth(2)].map(({ activity }) => activity);
    assert.equal(first.value.id, second.value.id);
    assert.notEqual(first.id, second.id);
  });

  it("T49: uses the resource of the app's manifest when the card names none, and refuses that of another app", async () => {
    await post(chat, { connectionName: "", tokenExchangeResource: { id: "7" } });
    assert.deepEqual((await world.bot.nth(1)).activity.value.id, "7");
    await post(chat, { tokenExchangeResource: { id: "8", uri: "api://botid-other" } });
    const { name, value } = (await world.bot.nth(2)).activity;
    assert.deepEqual([name, value.code], ["signin/failure", "resourcematchfailed"]);
  });

  it("T51: shows its button to everybody in a channel, at once and without an exchange", async () => {
    await post(channel);
    const [message] = await shown(channel);
    assert.equal(message.signIn.title, "Sign in");
    assert.equal(world.bot.received.length, 0);
  });

  it("T52: sends the code of the sign-in page by signin/verifyState", async () => {
    world.bot.answer(({ name }) => ({ status: name === "signin/verifyState" ? 200 : 412 }));
    const events = await world.adele.events();
    const { body } = await post(chat);
    await events.next("message");
    events.close();
    const verify = async (state: string): Promise<Json> =>
      (await world.adele.send("POST", "verify-state", { conversation: chat, message: body.id, state })).body;
    assert.deepEqual(await verify("123456"), { kind: "sent" });
    const { name, value } = (await world.bot.nth(2)).activity;
    assert.deepEqual({ name, value }, { name: "signin/verifyState", value: { state: "123456" } });
    world.bot.answer(() => ({ status: 412 }));
    assert.deepEqual(await verify("123456"), { kind: "error", text: "Something went wrong. Please try again." });
  });

  it("must be a valid card", async () => {
    const { status, body } = await post(chat, { connectionName: 7 });
    assert.deepEqual([status, body.error.code], [400, "BadSyntax"]);
  });

  it("can't be pressed, refreshed or verified while it is hidden", async () => {
    const { body } = await post(chat);
    await world.bot.nth(1);
    const answer = await world.adele.send("POST", "verify-state", { conversation: chat, message: body.id, state: "1" });
    assert.deepEqual([answer.status, answer.body.error.code], [404, "unknown-message"]);
  });
});
