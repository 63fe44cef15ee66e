import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("An invitation that isn't possible: the form says why, and nothing is sent", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  async function submit(email: string, typed: Readonly<Record<string, string>> = {}) {
    await adele.say("invite a partner");
    return adele.press(await adele.form(), "send-invitation", { email, ...typed });
  }

  async function refusedWith(email: string, words: RegExp, typed: Readonly<Record<string, string>> = {}): Promise<void> {
    const mails = (await adele.mails()).length;
    const result = await submit(email, typed);
    assert.ok(result.kind === "card");
    assert.match(wordsOf(result.message.card), words);
    assert.ok(actionOf(result.message.card, "send-invitation"), "the form is still there");
    assert.ok(wordsOf(result.message.card).includes(JSON.stringify(email).slice(1, -1)), "what was typed is kept");
    assert.equal((await adele.mails()).length, mails);
  }

  const malformed = ["", "sam", "sam@", "@fabrikam.com", "sam@fabrikam", "sam@@fabrikam.com", ".sam@fabrikam.com", "sam..x@fabrikam.com"];
  for (const email of malformed) {
    it(`a malformed address: ${JSON.stringify(email)}`, () => refusedWith(email, /address/i));
  }

  it("a plus-addressed one, which Graph refuses", () => refusedWith("sam+test@fabrikam.com", /\+/));
  it("one that is too long", () => refusedWith(`${"a".repeat(260)}@fabrikam.com`, /long/));
  it("one with letters beyond ASCII", () => refusedWith("zoë@fabrikam.com", /letter|character/i));
  it("one of our own domain", () => refusedWith("newcomer@contoso.com", /contoso\.com/));
  it("a colleague, found by a second address", () => refusedWith("lee.gu@contoso.com", /organization|colleague|contoso/i));
  it("a guest who accepted already", () => refusedWith("sam.rivera@fabrikam.com", /Sam Rivera/));
  it("a guest that another person invited and who hasn't accepted", () => refusedWith("nora.berg@woodgrovebank.com", /Nora Berg/));
  it("a landing page that isn't https", () => refusedWith("ria@fabrikam.com", /https/, { redirectUrl: "javascript:alert(1)" }));
  it("a message that is too long", () => refusedWith("ria@fabrikam.com", /long/, { message: "x".repeat(3_000) }));

  it("invites an address with an apostrophe", async () => {
    const result = await submit("o'brien@fabrikam.com");
    assert.ok(result.kind === "card" && actionOf(result.message.card, "show-link"));
    assert.equal((await adele.mails()).filter(({ to }) => to === "o'brien@fabrikam.com").length, 1);
  });

  it("a partner who is invited already, for a second requester", async () => {
    const megan = await world.as(PERSON_IDS.megan);
    await submit("twice@fabrikam.com");
    await megan.say("invite a partner");
    const result = await megan.press(await megan.form(), "send-invitation", { email: "TWICE@fabrikam.com" });
    assert.ok(result.kind === "card");
    assert.match(wordsOf(result.message.card), /Adele Vance/);
    assert.equal((await adele.mails()).filter(({ to }) => to === "twice@fabrikam.com").length, 1);
  });

  it("a form submitted twice at once sends one mail, and both presses get the same answer", async () => {
    await adele.say("invite a partner");
    const form = await adele.form();
    const results = await Promise.all([1, 2, 3].map(() => adele.press(form, "send-invitation", { email: "double@fabrikam.com" })));
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ["card", "card", "card"],
    );
    assert.equal((await adele.mails()).filter(({ to }) => to === "double@fabrikam.com").length, 1);
  });

  it("a form that belongs to another person", async () => {
    const megan = await world.as(PERSON_IDS.megan);
    await adele.post("invite a partner");
    const form = await megan.until(
      ({ card, root }) => root !== null && actionOf(card, "send-invitation") !== undefined,
      "the form in the channel",
    );
    const result = await megan.press(form, "send-invitation", { email: "mine@fabrikam.com" });
    assert.ok(result.kind === "message" && /somebody else/.test(result.text));
    const forged = await megan.press(form, "send-invitation", { email: "mine@fabrikam.com", for: PERSON_IDS.megan, invitation: "1" });
    assert.equal(forged.kind, "error");
    assert.equal((await adele.mails()).filter(({ to }) => to === "mine@fabrikam.com").length, 0);
  });

  it("a tenant that lets nobody invite, with the form saying who can change that", async () => {
    world.sandbox.control.patch({ allowInvitesFrom: "none" });
    const result = await submit("forbidden@fabrikam.com");
    assert.ok(result.kind === "card");
    assert.match(wordsOf(result.message.card), /Ask an administrator to send the invitation, or to choose a channel for approvals\./);
    world.sandbox.control.patch({ allowInvitesFrom: "everyone" });
    const again = await adele.press(result.message, "send-invitation", { email: "forbidden@fabrikam.com" });
    assert.ok(again.kind === "card" && actionOf(again.message.card, "show-link"));
    assert.equal((await adele.mails()).filter(({ to }) => to === "forbidden@fabrikam.com").length, 1);
  });

  it("an app that no admin consented to", async () => {
    world.sandbox.control.patch({ consented: false });
    await refusedWith("noconsent@fabrikam.com", /administrator/i);
    world.sandbox.control.patch({ consented: true });
  });
});
