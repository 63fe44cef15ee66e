import assert from "node:assert/strict";
import { MessageFactory } from "botbuilder";
import { edit, post, send, speakIn } from "../../../../src/adapters/teams/speak-in.ts";
import type { SpeakOptions } from "../../../../src/adapters/teams/speak-in.ts";
import { id } from "../../../build/ids.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const thread = id("19:general@thread.tacv2;messageid=1700000000001");
const card = id("1700000000002");
const path = `/v3/conversations/${encodeURIComponent(thread)}/activities`;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const words = MessageFactory.text("Hello");
const sayHello = (options: SpeakOptions) => speakIn(options, thread, (context) => send(context, words));
const editCard = (options: SpeakOptions) => speakIn(options, thread, (context) => edit(context, card, words));

describe("speakIn", () => {
  const under = notifierUnderTest(thread);
  const { speaking, asked, activity } = under;
  afterEach(() => under.close());

  it("sends a message with the bot's own token, and tells its id", async () => {
    assert.deepEqual(await sayHello(await speaking(posted)), { kind: "sent", activity: "1700000000009" });
    assert.match(asked().join(""), new RegExp(`^POST ${path.replaceAll(".", "\\.")}`));
    assert.equal(under.requests()[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
    assert.equal(activity().text, "Hello");
  });

  it("posts without answering a message", async () => {
    await speakIn(await speaking(posted), thread, (context) => post(context, words));
    assert.deepEqual([asked(), activity().replyToId], [[`POST ${path}`], undefined]);
  });

  it("edits a message in its place", async () => {
    assert.deepEqual(await editCard(await speaking({ body: { id: card } })), { kind: "sent", activity: card });
    assert.deepEqual(asked(), [`PUT ${path}/${card}`]);
  });

  it("counts a message as sent when Teams gives it no id", async () => {
    assert.deepEqual(await sayHello(await speaking({ status: 202, body: {} })), { kind: "sent", activity: undefined });
  });

  for (const [status, code, kind] of [
    [404, "ActivityNotFoundInConversation", "message-missing"],
    [404, "ConversationNotFound", "unreachable"],
    [403, "BotNotInConversationRoster", "unreachable"],
  ] as const) {
    it(`says ${kind} after ${status} ${code}`, async () => {
      assert.deepEqual(await editCard(await speaking(error(status, code))), { kind });
      assert.equal(asked().length, 1);
    });
  }

  it("is worth another try when nobody answers", async () => {
    await assert.rejects(sayHello(await speaking("hang up")), { code: "teams-unavailable" });
    assert.equal(asked().length, 1);
  });

  it("says that our request was wrong after 400", async () => {
    const expected = { code: "teams-refused", message: "Teams answered 400 BadSyntax" };
    await assert.rejects(editCard(await speaking(error(400, "BadSyntax"))), expected);
  });

  it("doesn't reach a conversation that it never knew", async () => {
    const unknown = id("19:unknown@thread.tacv2");
    const outcome = await speakIn(await speaking(posted), unknown, (context) => send(context, words));
    assert.deepEqual([outcome, asked()], [{ kind: "unreachable" }, []]);
  });

  it("shows its token to no host that isn't allowed any more", async () => {
    const options = await speaking(posted);
    under.forbid();
    assert.deepEqual([await sayHello(options), asked()], [{ kind: "unreachable" }, []]);
  });
});

describe("speakIn: a personal chat", () => {
  const under = notifierUnderTest(thread, "personal");
  afterEach(() => under.close());

  it("is spoken in like any other", async () => {
    assert.equal((await sayHello(await under.speaking(posted))).kind, "sent");
    assert.equal(under.asked().length, 1);
  });
});
