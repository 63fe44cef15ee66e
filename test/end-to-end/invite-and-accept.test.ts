import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("Inviting a partner, from the message to the notice", () => {
  let world: World;
  let adele: Chat;
  let megan: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
    megan = await world.as(PERSON_IDS.megan);
  });
  after(() => world.close());

  async function invited(email: string) {
    const form = await adele.form();
    const result = await adele.press(form, "send-invitation", { email });
    assert.equal(result.kind, "card");
    const mail = (await adele.mails()).find(({ to }) => to === email);
    assert.ok(mail);
    return { form, mail };
  }

  it("needs one message and one press in the 1:1 chat", async () => {
    await adele.say("invite a partner");
    const { form, mail } = await invited("kim@fabrikam.com");
    assert.equal(mail.inviter.name, "Adele Vance");

    await adele.accept(mail.redeemUrl);

    const turned = await adele.until(({ id, card }) => id === form.id && wordsOf(card).includes("Accepted"), "the turned card");
    assert.equal(actionOf(turned.card, "show-link"), undefined);
    const notice = await adele.until(({ text }) => text.includes("kim@fabrikam.com"), "the notice");
    assert.deepEqual(
      notice.mentions.map(({ name, isMe }) => ({ name, isMe })),
      [{ name: "Adele Vance", isMe: true }],
    );
  });

  it("shows everybody in the channel the same living card, in the thread where it began", async () => {
    await adele.post("invite lou@fabrikam.com");
    const { form, mail } = await invited("lou@fabrikam.com");
    assert.notEqual(form.root, null);

    const pending = await megan.until(({ id, card }) => id === form.id && actionOf(card, "show-link") !== undefined, "the living card");
    assert.deepEqual(await megan.press(pending, "show-link"), {
      kind: "message",
      text: "Only Adele Vance, who invited this partner, can see the link.",
    });

    await adele.accept(mail.redeemUrl);
    await megan.until(({ id, card }) => id === form.id && wordsOf(card).includes("Accepted"), "the turned card");
    const notice = await megan.until(({ text }) => text.includes("lou@fabrikam.com"), "the notice");
    assert.equal(notice.root, form.root);
  });

  it("notices the acceptance in the second way when delta never lists it", async () => {
    world.sandbox.control.patch({ deltaTracksUserState: false });
    await adele.say("invite");
    const { mail } = await invited("mo@fabrikam.com");
    await adele.accept(mail.redeemUrl);
    const { jobs, clock } = world.app.ports;
    await jobs.enqueue({ task: { kind: "check-guests" }, due: clock.now(), key: "check-guests" });
    await adele.until(({ text }) => text.includes("mo@fabrikam.com"), "the notice");
    assert.ok(world.logged.some((line) => line.includes('"path":"young"')));
    world.sandbox.control.patch({ deltaTracksUserState: true });
  });

  it("shows the link to the requester alone, and lets them go back", async () => {
    await adele.say("invite");
    const { form, mail } = await invited("pat@fabrikam.com");
    const shown = await adele.press(await adele.until(({ id }) => id === form.id, "the card"), "show-link");
    assert.ok(shown.kind === "card");
    assert.ok(wordsOf(shown.message.card).includes(mail.redeemUrl));
    const back = await adele.press(shown.message, "show-card");
    assert.ok(back.kind === "card" && !wordsOf(back.message.card).includes(mail.redeemUrl));
  });

  it("lists what is pending, and tells the status of any address", async () => {
    await adele.say("pending");
    await adele.until(({ card }) => wordsOf(card).includes("pat@fabrikam") && !actionOf(card, "show-link"), "the list");
    await adele.say("status pat@fabrikam.com");
    await adele.until(({ card }) => /Ask them to look for the invitation/.test(wordsOf(card)), "the status");
    await adele.say("status nobody@fabrikam.com");
    await adele.until(({ card }) => wordsOf(card).includes("Not in the directory"), "the status of nobody");
  });

  it("speaks French to a person with a French Teams client", async () => {
    const henrietta = await world.as(PERSON_IDS.henrietta);
    await henrietta.setLocale("fr-FR");
    await henrietta.say("inviter noe@fabrikam.com");
    const form = await henrietta.form();
    assert.ok(wordsOf(form.card).includes("Inviter un partenaire"));
    const refused = await henrietta.press(form, "send-invitation", { email: "noe+tag@fabrikam.com" });
    assert.ok(refused.kind === "card" && wordsOf(refused.message.card).includes("noe+tag@fabrikam.com"));
    const sent = await henrietta.press(refused.message, "send-invitation", { email: "noe@fabrikam.com" });
    assert.ok(sent.kind === "card" && wordsOf(sent.message.card).includes("Pas encore acceptée"));
  });

  it("logs codes and ids, and no name or address", () => {
    const log = world.logged.join("");
    assert.match(log, /invitation-accepted/);
    assert.doesNotMatch(log, /fabrikam|Adele|Bearer|eyJ/);
  });
});
