import assert from "node:assert/strict";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aLateAnswer } from "../../../build/a-late-answer.ts";
import { id } from "../../../build/ids.ts";
import type { StubStep } from "../../../fakes/stub-remote.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const conversation = id("19:general@thread.tacv2");
const card = { type: "AdaptiveCard", version: "1.5", body: [] };
const posted = { status: 201, body: { id: "1700000000009" } };
const sent = { kind: "sent", activity: "1700000000009" };
const texts = textsFor("en-US");
const content = (of: { attachments: readonly { content: unknown }[] }) => of.attachments.map((one) => one.content);

describe("createPressedMessages", () => {
  const under = notifierUnderTest(conversation);
  afterEach(() => under.close());
  const pressed = async (...answers: readonly StubStep[]) => (await under.speaking(...answers)).pressed;

  it("puts a card in the place of the message", async () => {
    const messages = await pressed({ body: { id: "1700000000002" } });
    const outcome = await messages.replace({ conversation, card: id("1700000000002") }, card);
    assert.deepEqual(outcome, { kind: "sent", activity: "1700000000002" });
    assert.deepEqual(under.asked(), [`PUT /v3/conversations/${encodeURIComponent(conversation)}/activities/1700000000002`]);
    assert.deepEqual(content(under.activity()), [card]);
  });

  it("says when the message is gone", async () => {
    const messages = await pressed({ status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } });
    assert.deepEqual(await messages.replace({ conversation, card: id("1") }, card), { kind: "message-missing" });
  });

  it("tells a line, with the person's name among others", async () => {
    const answer = aLateAnswer({ content: { kind: "line", line: "No mail went out." } });
    assert.deepEqual(await (await pressed(posted)).tell(conversation, answer, "others"), sent);
    const { text, summary } = under.activity();
    assert.deepEqual([text, summary], [`${answer.by.name}: No mail went out.`, texts.t("late.summary")]);
  });

  it("tells a line alone without a name, and that an answer was lost", async () => {
    const messages = await pressed(posted, posted);
    await messages.tell(conversation, aLateAnswer({ content: { kind: "line", line: "No mail went out." } }), "alone");
    await messages.tell(conversation, aLateAnswer(), "alone");
    const said = under.requests().map(({ body }) => JSON.parse(body).text);
    assert.deepEqual(said, ["No mail went out.", texts.t("late.lost")]);
  });

  it("tells a card", async () => {
    await (await pressed(posted)).tell(conversation, aLateAnswer({ content: { kind: "own", card } }), "alone");
    assert.deepEqual([content(under.activity()), under.activity().summary], [[card], texts.t("late.summary")]);
  });

  it("says what a turn would have said: a text, or a card with its summary", async () => {
    const messages = await pressed(posted, posted);
    assert.deepEqual(await messages.say(conversation, { text: "Done." }), sent);
    assert.deepEqual(await messages.say(conversation, { card, summary: "A form" }), sent);
    const [text, form] = under.requests().map(({ body }) => JSON.parse(body));
    assert.deepEqual([text.text, content(form), form.summary], ["Done.", [card], "A form"]);
  });
});
