import assert from "node:assert/strict";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("Lists, and messages that are not commands", () => {
  let world: World;
  let adele: Chat;
  let megan: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
    megan = await world.as(PERSON_IDS.megan);
  });
  after(() => world.close());

  /** The bot's next answer to a person, in any of their conversations. */
  async function answerTo(chat: Chat, say: () => Promise<void>): Promise<MessageView> {
    const before = new Set((await chat.read()).map(({ id }) => id));
    await say();
    return chat.until(({ id }) => !before.has(id), "an answer");
  }
  const said = (text: string) => answerTo(adele, () => adele.say(text));
  const posted = (text: string) => answerTo(adele, () => adele.post(text));
  const shows = ({ card }: MessageView, words: string) => assert.ok(wordsOf(card).includes(words), `${words} in ${wordsOf(card)}`);
  const hides = ({ card }: MessageView, words: string) => assert.ok(!wordsOf(card).includes(words), `${words} in ${wordsOf(card)}`);

  async function invite(email: string, ask: (text: string) => Promise<MessageView>): Promise<MessageView> {
    const result = await adele.press(await ask(`invite ${email}`), "send-invitation", { email });
    assert.ok(result.kind === "card", JSON.stringify(result));
    return result.message;
  }

  describe("pending", () => {
    before(async () => {
      for (let index = 10; index < 22; index++) await invite(`p${index}@fabrikam.com`, said);
      await invite("here@tailspintoys.com", posted);
    });

    it("counts all, shows ten, and pages forward and back for the person who presses", async () => {
      const list = await said("pending");
      shows(list, "You have 13 open invitations");
      shows(list, "p19@fabrikam.com");
      hides(list, "p20@fabrikam.com");
      const next = await adele.press(list, "show-pending");
      assert.ok(next.kind === "card");
      shows(next.message, "p20@fabrikam.com");
      hides(next.message, "p19@fabrikam.com");
      const back = await adele.press(next.message, "show-pending");
      assert.ok(back.kind === "card");
      shows(back.message, "p10@fabrikam.com");
    });

    it("opens an invitation from its row, and leads back to the list", async () => {
      const list = await said("pending fabrikam.com");
      shows(list, "You have 12 open invitations");
      const opened = await adele.press(list, "show-card");
      assert.ok(opened.kind === "card");
      shows(opened.message, "p10@fabrikam.com");
      const back = await adele.press(opened.message, "show-pending");
      assert.ok(back.kind === "card");
      shows(back.message, "Only addresses of fabrikam.com");
    });

    it("filters by age, and explains its filters when it doesn't understand one", async () => {
      shows(await said("pending older than 7 days"), "You have no open invitations");
      shows(await said("pending sometime"), "pending older than 7 days");
    });

    it("shows in a channel what began there, and no other invitations of its members", async () => {
      const list = await posted("pending");
      shows(list, "1 open invitation from here");
      hides(list, "p10@fabrikam.com");
      const mine = await posted("pending mine");
      hides(mine, "@fabrikam.com");
      const seen = await megan.until(({ id }) => id === mine.id, "the same card");
      const hers = await megan.press(seen, "show-pending");
      assert.ok(hers.kind === "card");
      shows(hers.message, "You have no open invitations");
      const his = await adele.press(mine, "show-pending", { of: "mine", page: "first" });
      assert.ok(his.kind === "card");
      shows(his.message, "You have 13 open invitations");
    });

    it("doesn't trust the page, place or invitation in a card's data", async () => {
      const list = await said("pending");
      for (const hostile of [{ of: "all" }, { page: "after", id: "1" }, { days: "x" }]) {
        assert.equal((await adele.press(list, "show-pending", hostile)).kind, "error");
      }
      const row = actionOf(list.card, "show-card");
      const forged = await megan.press(await answerTo(megan, () => megan.say("help")), "open-form");
      assert.equal(forged.kind, "message");
      const hers = await answerTo(megan, () => megan.say("pending"));
      const { body } = await megan.page.send("POST", "actions", {
        conversation: hers.conversation,
        message: hers.id,
        action: { id: null, verb: "show-card", data: { invitation: row?.data["invitation"] } },
      });
      assert.equal(body.kind, "error");
    });
  });

  describe("the status and the history", () => {
    it("have the living card's buttons, and list who did what", async () => {
      await invite("kim@fabrikam.com", said);
      const status = await said("status kim@fabrikam.com");
      assert.ok(actionOf(status.card, "show-link"));
      const history = await adele.press(status, "show-history");
      assert.ok(history.kind === "card");
      for (const words of ["Requested · Adele Vance", "Handed to Microsoft", "Invited · Adele Vance"]) shows(history.message, words);
      const back = await adele.press(history.message, "show-card");
      assert.ok(back.kind === "card");
      shows(back.message, "kim@fabrikam.com");
    });

    it("are reached by another word, too", async () => {
      assert.ok(actionOf((await said("history kim@fabrikam.com")).card, "show-history"));
    });

    it("have a command for each button, which asks once", async () => {
      for (const [word, verb] of Object.entries({ link: "show-link", resend: "resend", revoke: "revoke-confirmed", fix: "fix-address" })) {
        const answer = await said(`${word} kim@fabrikam.com`);
        assert.ok(actionOf(answer.card, verb), word);
      }
    });
  });

  describe("anything else", () => {
    it("is answered with the probable command as a button", async () => {
      const suggestion = await said("invit a partner");
      shows(suggestion, "Did you mean “invite a partner”?");
      const form = await answerTo(adele, async () => {
        assert.deepEqual(await adele.press(suggestion, "run-command"), { kind: "message", text: "The answer is below." });
      });
      assert.ok(actionOf(form.card, "send-invitation"));
    });

    it("asks what to do with an address alone", async () => {
      const suggestion = await said("nobody@fabrikam.com");
      shows(suggestion, "What shall I do with nobody@fabrikam.com?");
      await adele.press(suggestion, "run-command", { text: "status nobody@fabrikam.com" });
      await adele.until(({ card }) => wordsOf(card).includes("Not in the directory"), "the status");
    });

    it("names the other addresses when there are several", async () => {
      await adele.say("invite Ann <ann@fabrikam.com>, ben@fabrikam.com; cleo@fabrikam.com");
      const suggestion = await adele.until(({ card }) => wordsOf(card).includes("one partner at a time"), "the others");
      shows(suggestion, "ben@fabrikam.com and cleo@fabrikam.com");
      await adele.until(({ card }) => wordsOf(card).includes('"value":"ann@fabrikam.com"'), "the form");
      await adele.press(suggestion, "run-command");
      await adele.until(({ card }) => wordsOf(card).includes('"value":"ben@fabrikam.com"'), "the next form");
    });

    it("is answered with help if it is only a mention, and with a sentence if it is small talk", async () => {
      shows(await posted(""), "invite a partner");
      assert.equal((await said("thanks!")).text, "You're welcome.");
      assert.equal((await said("👍")).text, "Good. Type “invite a partner” whenever you need me.");
      shows(await said("what is the meaning of life?"), "I don't know that.");
    });
  });
});
