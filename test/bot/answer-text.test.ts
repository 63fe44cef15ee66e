import assert from "node:assert/strict";
import { commandNames } from "../../bot/command.ts";
import { answerText } from "../../bot/answer-text.ts";
import { feedSentence } from "../../src/cards/feed-text.ts";
import { helpCard } from "../../src/cards/help.ts";
import { suggestionCard } from "../../src/cards/suggestion.ts";
import { texts } from "../fakes/action-call.ts";
import { commandCall } from "../fakes/command-call.ts";

async function answered(text: string) {
  const call = commandCall();
  await answerText(call, text);
  return call.reply.replied;
}

const suggested = (text: string, commands: readonly string[], summary = feedSentence(text)) => [
  { card: suggestionCard({ text, commands }, texts), summary },
];

describe("answerText", () => {
  it("runs a command", async () => {
    const card = helpCard({ botName: "Guestlist", inChannel: false, commands: commandNames }, texts);
    assert.deepEqual(await answered("help"), [{ card, summary: "Hi, I'm Guestlist" }]);
  });

  for (const [text, answer] of [
    ["thanks", "You're welcome."],
    ["bye!", "Goodbye. When a partner accepts, I'll tell you."],
    ["ok", "Good. Type “invite a partner” whenever you need me."],
  ] as const) {
    it(`is polite to “${text}”`, async () => assert.deepEqual(await answered(text), [{ text: answer }]));
  }

  it("asks what to do with an address, also among other words", async () => {
    const offers = ["invite sam@fabrikam.com", "status sam@fabrikam.com"];
    const expected = suggested("What shall I do with sam@fabrikam.com?", offers);
    assert.deepEqual(await answered("sam@fabrikam.com"), expected);
    assert.deepEqual(await answered("thanks, and sam@fabrikam.com?"), expected);
  });

  it("has no longer toast than a list of activities shows", async () => {
    const [answer] = await answered("sam.okafor.of.marketing@fabrikam.com");
    assert.ok(answer && "summary" in answer);
    assert.equal(answer.summary, "What shall I do with sam.okafor.of.mark…");
  });

  it("shows an address as it was typed", async () => {
    const offers = ["invite a_b@fabrikam.com", "status a_b@fabrikam.com"];
    const summary = "What shall I do with a_b@fabrikam.com?";
    assert.deepEqual(await answered("a_b@fabrikam.com"), suggested("What shall I do with a_b@fabrikam.com?", offers, summary));
  });

  for (const text of ["x1@fabrikam.com, x2@fabrikam.com", "x1@fabrikam.com\nx2@fabrikam.com", "invit x1@fabrikam.com x2@fabrikam.com"]) {
    it(`asks which of several addresses comes first: ${JSON.stringify(text)}`, async () => {
      const sentence = "I take one address at a time, and these are several: x1@fabrikam.com and x2@fabrikam.com. Which one first?";
      assert.deepEqual(await answered(text), suggested(sentence, ["invite x1@fabrikam.com", "invite x2@fabrikam.com"]));
    });
  }

  it("doesn't cut an address at the end of a long text", async () => {
    const text = `${"word ".repeat(98)}sam@fabrikam.com.au`;
    const offers = ["invite sam@fabrikam.com.au", "status sam@fabrikam.com.au"];
    assert.deepEqual(await answered(text), suggested("What shall I do with sam@fabrikam.com.au?", offers));
  });

  it("offers the command that was probably meant", async () => {
    assert.deepEqual(
      await answered("statsu sam@fabrikam.com"),
      suggested("Did you mean “status sam@fabrikam.com”?", ["status sam@fabrikam.com"]),
    );
  });

  for (const text of ["what is this?", "???", "x".repeat(50_000), "wort ".repeat(5_000)]) {
    it(`offers help for any other text: “${text.slice(0, 20)}”`, async () => {
      const sentence = "I don't know that. Type “help” to see what I can do.";
      assert.deepEqual(await answered(text), suggested(sentence, ["invite a partner", "help"]));
    });
  }
});
