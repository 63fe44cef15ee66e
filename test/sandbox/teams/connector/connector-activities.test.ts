import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { adaptiveCard, cardActivity } from "../../cards.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("the connector's activities", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const path = (conversation: string, activity = ""): string =>
    `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities${activity && `/${activity}`}`;
  const shown = async (): Promise<unknown> => (await world.adele.get(`conversations/${encodeURIComponent(channel)}/messages`)).body;
  const post = async (text: string, conversation = channel): Promise<string> =>
    (await world.asBot("POST", path(conversation), { type: "message", text })).body.id;

  it("T8: starts a thread when the id is only the channel's, and answers in it when the id names its root", async () => {
    const root = await post("root");
    const reply = await world.asBot("POST", path(`${channel};messageid=${root}`), cardActivity("reply"));
    assert.equal(reply.status, 201);
    const from = { id: world.sandbox.teams.bot.id, name: "Guestlist", isBot: true };
    const messages = world.sandbox.teams.chats
      .messages(channel)
      .map(({ id, root: thread, content, from: author }) => ({ id, thread, content, author }));
    assert.deepEqual(messages, [
      { id: root, thread: null, content: { text: "root", mentions: [], card: null }, author: from },
      { id: reply.body.id, thread: root, content: { text: "", mentions: [], card: adaptiveCard("reply") }, author: from },
    ]);
  });

  it("T8: posts a reply in the place of the conversation id, whichever activity it answers", async () => {
    const root = await post("root");
    const { status, body } = await world.asBot("POST", path(channel, root), { type: "message", text: "not in the thread" });
    assert.equal(status, 201);
    assert.equal(world.sandbox.teams.chats.message(channel, body.id)?.root, null);
  });

  it("T9: splits text with a card, or two cards, into several messages and returns no id", async () => {
    const answer = await world.asBot("POST", path(channel), { ...cardActivity("card"), text: "text" });
    assert.deepEqual(answer, { status: 202, body: undefined });
    const contents = world.sandbox.teams.chats.messages(channel).map(({ content }) => content);
    assert.deepEqual(contents, [
      { text: "text", mentions: [], card: null },
      { text: "", mentions: [], card: adaptiveCard("card") },
    ]);
  });

  it("T10: edits the bot's own message with or without the thread in the id, for every viewer", async () => {
    const root = await post("before");
    const events = await world.megan.events();
    const answer = await world.asBot("PUT", path(`${channel};messageid=${root}`, root), cardActivity("after"));
    const { id, card, text, editedAt } = await events.next("message");
    events.close();
    assert.deepEqual(answer, { status: 200, body: { id: root } });
    assert.deepEqual({ id, card, text }, { id: root, card: adaptiveCard("after"), text: "" });
    assert.ok(editedAt);
    assert.equal((await world.asBot("PUT", path(channel, root), { type: "message", text: "again" })).status, 200);
  });

  it("T10: deletes the bot's own message for everybody", async () => {
    const root = await post("gone soon");
    const events = await world.megan.events();
    const answer = await world.asBot("DELETE", path(channel, root));
    const deleted = await events.next("deleted");
    events.close();
    assert.deepEqual(answer, { status: 200, body: undefined });
    assert.deepEqual(deleted, { conversation: channel, id: root });
    assert.deepEqual(await shown(), []);
  });

  it("T12: shows typing without a message", async () => {
    const root = await post("root");
    const events = await world.megan.events();
    const answer = await world.asBot("POST", path(`${channel};messageid=${root}`), { type: "typing" });
    const typing = await events.next("typing");
    events.close();
    assert.deepEqual(answer, { status: 202, body: undefined });
    assert.deepEqual(typing, { conversation: channel, root, from: { id: world.sandbox.teams.bot.id, name: "Guestlist", isBot: true } });
  });

  const conversationNotFound = { status: 404, body: { error: { code: "ConversationNotFound", message: "Conversation not found." } } };
  const activityNotFound = {
    status: 404,
    body: { error: { code: "ActivityNotFoundInConversation", message: "Message does not exist in the thread." } },
  };

  it("T13: answers 404 ConversationNotFound for an unknown conversation or thread", async () => {
    const text = { type: "message", text: "hello" };
    for (const id of ["19:unknown@thread.tacv2", `${channel};messageid=1`, "a:1unknown"]) {
      assert.deepEqual(await world.asBot("POST", path(id), text), conversationNotFound);
    }
  });

  it("T8: has no threads in a 1:1 chat", async () => {
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    const message = await post("hello", chat);
    assert.deepEqual(await world.asBot("POST", path(`${chat};messageid=${message}`), { type: "message", text: "x" }), conversationNotFound);
  });

  it("T8: doesn't accept a reply as the root of a thread", async () => {
    const root = await post("root");
    const reply = await post("reply", `${channel};messageid=${root}`);
    assert.deepEqual(
      await world.asBot("POST", path(`${channel};messageid=${reply}`), { type: "message", text: "x" }),
      conversationNotFound,
    );
  });

  it("T14: answers 404 ActivityNotFoundInConversation for an edit of a missing message, or one of another thread", async () => {
    const [one, other] = [await post("one"), await post("other")];
    const edit = { type: "message", text: "edited" };
    assert.deepEqual(await world.asBot("PUT", path(channel, "1"), edit), activityNotFound);
    assert.deepEqual(await world.asBot("PUT", path(`${channel};messageid=${one}`, other), edit), activityNotFound);
    assert.deepEqual(await world.asBot("DELETE", path(channel, "1")), activityNotFound);
  });

  it("T11: answers 403 for an edit of a person's message, and of one in a channel that was deleted", async () => {
    const refused = { status: 403, body: { error: { code: "ServiceError", message: "Unknown" } } };
    const said = await world.adele.send("POST", "messages", { conversation: channel, root: null, text: "mine", mentionBot: false });
    const deleted = await post("gone");
    await world.asBot("DELETE", path(channel, deleted));
    assert.deepEqual(await world.asBot("PUT", path(channel, said.body.id), { type: "message", text: "yours" }), refused);
    assert.deepEqual(await world.asBot("PUT", path(channel, deleted), { type: "message", text: "back" }), refused);
  });

  it("T15: answers 403 BotNotInConversationRoster where the bot isn't installed", async () => {
    const conversation = world.sandbox.teams.chats.conversation(channel);
    assert.ok(conversation);
    world.sandbox.teams.installations.set(conversation, "removed");
    assert.deepEqual(await world.asBot("POST", path(channel), { type: "message", text: "hello" }), {
      status: 403,
      body: { error: { code: "BotNotInConversationRoster", message: "The bot is not part of the conversation roster." } },
    });
    world.reset();
    assert.equal((await world.asBot("POST", path(channel), { type: "message", text: "hello" })).status, 201);
  });

  it("T16: answers 413 MessageSizeTooBig over 100 KB of UTF-16, to posts and to edits", async () => {
    const tooBig = { status: 413, body: { error: { code: "MessageSizeTooBig", message: "Message size too large." } } };
    const root = await post("small");
    const bytes = 100 * 1024;
    const overhead = JSON.stringify({ type: "message", text: "" }).length;
    const big = { type: "message", text: "x".repeat(bytes / 2 - overhead + 1) };
    const fits = { type: "message", text: big.text.slice(1) };
    assert.deepEqual(await world.asBot("POST", path(channel), big), tooBig);
    assert.deepEqual(await world.asBot("PUT", path(channel, root), big), tooBig);
    assert.equal((await world.asBot("POST", path(channel), fits)).status, 201);
  });

  const badRequests = [
    {
      what: "no text and no attachment",
      activity: { type: "message", text: " " },
      message: "Activity must include non empty 'text' field or at least 1 attachment",
    },
    { what: "an unknown activity type", activity: { type: "trace", text: "x" }, message: "Unknown activity type" },
    { what: "no type", activity: { text: "x" }, message: "Invalid type: Invalid input: expected string, received undefined" },
    { what: "no JSON", activity: "{", message: "The request body is not valid JSON." },
  ];
  for (const { what, activity, message } of badRequests) {
    it(`T17: answers 400 BadSyntax to ${what}`, async () => {
      assert.deepEqual(await world.asBot("POST", path(channel), activity), {
        status: 400,
        body: { error: { code: "BadSyntax", message } },
      });
      assert.deepEqual(await shown(), []);
    });
  }

  it("T18: answers 400 to an edit that would become several messages", async () => {
    const root = await post("one");
    assert.deepEqual(await world.asBot("PUT", path(channel, root), { ...cardActivity("card"), text: "text" }), {
      status: 400,
      body: { error: { code: "BadSyntax", message: "Activity resulted into multiple skype activities" } },
    });
  });
});
