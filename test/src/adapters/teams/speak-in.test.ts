import assert from "node:assert/strict";
import { MessageFactory } from "botbuilder";
import { editIn, postIn, speakIn } from "../../../../src/adapters/teams/speak-in.ts";
import type { SpeakOptions } from "../../../../src/adapters/teams/speak-in.ts";
import { id } from "../../../build/ids.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const thread = id("19:general@thread.tacv2;messageid=1700000000001");
const card = id("1700000000002");
const path = `/v3/conversations/${encodeURIComponent(thread)}/activities`;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const words = MessageFactory.text("Hello");
const sayHello = (options: SpeakOptions) => speakIn(options, thread, () => words);
const editCard = (options: SpeakOptions) => editIn(options, thread, card, () => words);

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
    await postIn(await speaking(posted), thread, () => words);
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
    [404, "ConversationNotFound", "not-now"],
    [403, "BotNotInConversationRoster", "unreachable"],
  ] as const) {
    it(`says ${kind} after ${status} ${code}`, async () => {
      assert.deepEqual(await editCard(await speaking(error(status, code))), { kind });
      assert.equal(asked().length, 1);
    });
  }

  it("doesn't know what became of a post when the answer is lost, and doesn't repeat it", async () => {
    await assert.rejects(sayHello(await speaking("hang up")), { code: "outcome-unknown" });
    assert.equal(asked().length, 1);
  });

  it("knows that nothing was posted when nobody listens", async () => {
    const options = await speaking(posted);
    await under.close();
    await assert.rejects(sayHello({ ...options, serviceUrlAllowed: () => true }), { code: "teams-unavailable" });
  });

  describe("after a 400", () => {
    const mention = { type: "mention", text: "<at>R (D)</at>", mentioned: { id: "29:r", name: "R (D)" } };
    const greeting = { ...MessageFactory.text("<at>R (D)</at>, hello"), entities: [mention] };
    const bodies = () => under.requests().map(({ body }) => JSON.parse(body));

    for (const [what, say] of [
      ["posts", (options: SpeakOptions) => speakIn(options, thread, () => greeting)],
      ["edits", (options: SpeakOptions) => editIn(options, thread, card, () => greeting)],
    ] as const) {
      it(`${what} the message without mentions at once, and logs why`, async () => {
        assert.equal((await say(await speaking(error(400, "BadArgument"), posted))).kind, "sent");
        assert.deepEqual(
          bodies().map(({ text, entities }) => [text, entities]),
          [
            [greeting.text, [mention]],
            ["R (D), hello", []],
          ],
        );
        assert.equal(under.log.codes.at(-1), "mention-refused");
      });
    }

    it("doesn't repeat a message that mentions nobody, or one that Teams refuses for another reason", async () => {
      await assert.rejects(sayHello(await speaking(error(400, "BadSyntax"))), { code: "teams-refused" });
      assert.equal(asked().length, 1);
      await under.close();
      const options = await speaking(error(413, "MessageSizeTooBig"));
      await assert.rejects(
        speakIn(options, thread, () => greeting),
        { code: "teams-refused" },
      );
      assert.equal(asked().length, 1);
    });
  });

  it("says that our request was wrong after 400", async () => {
    const expected = { code: "teams-refused", message: "Teams answered 400 BadSyntax" };
    await assert.rejects(editCard(await speaking(error(400, "BadSyntax"))), expected);
  });

  it("doesn't reach a conversation that it never knew", async () => {
    const unknown = id("19:unknown@thread.tacv2");
    const outcome = await speakIn(await speaking(posted), unknown, () => words);
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
