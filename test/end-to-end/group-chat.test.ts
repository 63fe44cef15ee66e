import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const groupChat = "Fabrikam project";

describe("A group chat as a home", () => {
  let world: World;
  let adele: Chat;
  let megan: Chat;
  let place: string;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
    megan = await world.as(PERSON_IDS.megan);
    place = world.sandbox.teams.chats.conversations.find(({ title }) => title === groupChat)?.id ?? "";
  });
  after(() => world.close());

  const isHere = ({ conversation }: { readonly conversation: string }) => conversation === place;

  async function invited(email: string) {
    await adele.sayIn(groupChat, `invite ${email}`);
    const form = await adele.until((message) => isHere(message) && wordsOf(message.card).includes(email), "the form in the group chat");
    const result = await adele.press(form, "send-invitation", { email });
    assert.ok(result.kind === "card", JSON.stringify(result));
    const mail = (await adele.mails()).find(({ to }) => to === email);
    assert.ok(mail);
    return { form, mail };
  }

  it("needs one mention and one press, shows everybody the card, and notifies the chat", async () => {
    const { form, mail } = await invited("grace@fabrikam.com");
    const living = await megan.until(
      ({ id: message, card }) => message === form.id && actionOf(card, "show-link") !== undefined,
      "the living card",
    );
    const refused = await megan.press(living, "show-link");
    assert.ok(refused.kind === "message" && refused.text.includes("Adele Vance"));

    await adele.accept(mail.redeemUrl);

    await megan.until(({ id: message, card }) => message === form.id && wordsOf(card).includes("Accepted"), "the turned card");
    const notice = await megan.until((message) => isHere(message) && message.text.includes("grace@fabrikam.com"), "the notice");
    assert.deepEqual(
      notice.mentions.map(({ name }) => name),
      ["Adele Vance"],
    );
    assert.doesNotMatch(notice.text, /team yet/);
  });

  it("lists what is pending from this chat to all its members", async () => {
    await invited("hal@fabrikam.com");
    await megan.sayIn(groupChat, "pending");
    const list = await megan.until(
      (message) => isHere(message) && /hal@fabrikam\.com/.test(wordsOf(message.card)) && /from here/.test(wordsOf(message.card)),
      "the list",
    );
    assert.doesNotMatch(wordsOf(list.card), /grace@fabrikam\.com/);
  });

  it("notifies a person there who asked for a partner invited elsewhere", async () => {
    await adele.say("invite iris@fabrikam.com");
    const own = await adele.until(
      ({ conversation, card }) => conversation !== place && wordsOf(card).includes("iris@fabrikam.com"),
      "the form",
    );
    await adele.press(own, "send-invitation", { email: "iris@fabrikam.com" });
    await megan.sayIn(groupChat, "invite iris@fabrikam.com");
    const form = await megan.until((message) => isHere(message) && wordsOf(message.card).includes("iris@fabrikam.com"), "Megan's form");
    const joined = await megan.press(form, "send-invitation", { email: "iris@fabrikam.com" });
    assert.ok(joined.kind === "card" && /I'll tell you, too/.test(wordsOf(joined.message.card)));
    await megan.press(joined.message, "send-invitation", { email: "iris@fabrikam.com" });

    const mails = (await adele.mails()).filter(({ to }) => to === "iris@fabrikam.com");
    assert.equal(mails.length, 1);
    await adele.accept(mails[0]?.redeemUrl ?? "");

    const post = await megan.until((message) => isHere(message) && message.text.includes("iris@fabrikam.com"), "the notice for Megan");
    assert.deepEqual(
      post.mentions.map(({ name, isMe }) => [name, isMe]),
      [["Megan Bowen", true]],
    );
    assert.match(post.text, /invited by Adele Vance/);
    await adele.until(({ conversation, text }) => conversation !== place && text.includes("iris@fabrikam.com"), "the notice for Adele");
  });

  it("says that nothing needs to be announced there", async () => {
    await megan.sayIn(groupChat, "announce acceptances here");
    await megan.until((message) => isHere(message) && message.text.startsWith("No need to"), "the answer");
  });

  it("tells the requester in their own chat after the bot was removed, and works again when the bot is back", async () => {
    const { mail } = await invited("jo@fabrikam.com");
    await adele.changeApp(groupChat, "removed");
    await until(() => world.app.ports.conversations.find(id(place)).then((known) => known === undefined));
    await adele.accept(mail.redeemUrl);
    const notice = await adele.until((message) => !isHere(message) && message.text.includes("jo@fabrikam.com"), "the notice");
    assert.match(notice.text, /Accepted: jo@fabrikam\.com/);
    assert.equal(world.logged.filter((line) => line.includes('"code":"job-failed"')).length, 0);
    await adele.changeApp(groupChat, "installed");
    await megan.sayIn(groupChat, "help");
    await megan.until((message) => isHere(message) && wordsOf(message.card).includes("stop announcing here"), "help");
  });

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) await world.app.ports.clock.wait(20);
  }
});
