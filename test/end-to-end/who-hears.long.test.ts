import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { isInvited, mailsTo, press, submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("People who are notified of an invitation", () => {
  let world: World;
  let adele: Chat;
  let megan: Chat;
  let grady: Chat;
  let admin: Chat;

  before(async () => {
    world = await startWorld();
    [adele, megan, grady, admin] = [
      await world.as(PERSON_IDS.adele),
      await world.as(PERSON_IDS.megan),
      await world.as(PERSON_IDS.grady),
      await world.as(PERSON_IDS.admin),
    ];
  });
  after(() => world.close());

  const place = (title: string) => world.sandbox.teams.chats.conversations.find((one) => one.title === title)?.id ?? "";

  async function accepts(email: string): Promise<void> {
    const mail = (await adele.mails()).findLast(({ to }) => to === email);
    assert.ok(mail, `no mail to ${email}`);
    await adele.accept(mail.redeemUrl);
  }

  async function invitedInChannel(email: string): Promise<void> {
    await adele.post(`invite ${email}`);
    const form = await adele.until(({ root, card }) => root !== null && wordsOf(card).includes(email), "the form in the channel");
    const result = await adele.press(form, "send-invitation", { email });
    assert.ok(result.kind === "card" && isInvited(result));
  }

  describe("colleagues picked on the form", () => {
    it("are told in their 1:1 chats that it was sent, and that it was accepted", async () => {
      await grady.setLocale("en-US");
      const sent = await submit(adele, "ann@fabrikam.com", { colleagues: `${PERSON_IDS.grady},${PERSON_IDS.megan}` });
      assert.ok(isInvited(sent));
      const news = await grady.until(({ text }) => text.includes("ann@fabrikam.com"), "the news for Grady");
      assert.match(news.text, /Invited: ann@fabrikam\.com.*Adele Vance wants you to know/s);
      assert.deepEqual(
        news.mentions.map(({ name, isMe }) => [name, isMe]),
        [["Grady Archie", true]],
      );
      await megan.until(({ text }) => text.includes("ann@fabrikam.com"), "the news for Megan");

      await accepts("ann@fabrikam.com");

      for (const one of [grady, megan])
        await one.until(({ text }) => /Accepted: ann@fabrikam\.com.*invited by Adele Vance/s.test(text), "the end");
    });

    it("get notices in their language from the directory, even if they never wrote to the bot", async () => {
      const henrietta = await world.as(PERSON_IDS.henrietta);
      assert.ok(isInvited(await submit(adele, "zoe@fabrikam.com", { colleagues: PERSON_IDS.henrietta })));
      await henrietta.until(({ text }) => /^Nouvelle invitation\s?: zoe@fabrikam\.com/.test(text), "the news in French");
    });

    it("are told once each, even if Teams delivers twice", async () => {
      const texts = (await grady.read()).filter(({ text }) => text.includes("ann@fabrikam.com")).map(({ text }) => text);
      assert.equal(new Set(texts).size, texts.length);
      assert.equal(texts.length, 2);
    });

    it("are refused by name when they are guests, and nothing is sent", async () => {
      const refused = await submit(adele, "ben@fabrikam.com", { colleagues: `${PERSON_IDS.grady},${GUEST_IDS.sam}` });
      assert.match(wordsOf(refused.message.card), /I can only tell members of your organization\. Take Sam Rivera off/);
      assert.equal(await mailsTo(adele, "ben@fabrikam.com"), 0);
      assert.ok(isInvited(await press(adele, refused.message, "ben@fabrikam.com", { colleagues: PERSON_IDS.grady })));
    });

    it("are mentioned in the channel when they have no 1:1 chat", async () => {
      await megan.changeApp("Guestlist", "removed");
      await adele.post("invite cy@fabrikam.com");
      const form = await adele.until(({ root, card }) => root !== null && wordsOf(card).includes("cy@fabrikam.com"), "the form");
      await adele.press(form, "send-invitation", { email: "cy@fabrikam.com", colleagues: PERSON_IDS.megan });
      const news = await megan.until(({ root, text }) => root === form.root && text.includes("cy@fabrikam.com"), "the mention");
      assert.deepEqual(
        news.mentions.map(({ name }) => name),
        ["Megan Bowen"],
      );
      await megan.changeApp("Guestlist", "installed");
    });
  });

  describe("a person who asks for a partner that another invited", () => {
    it("is told of the acceptance where they asked, and the requester of the next step in the team", async () => {
      await invitedInChannel("dan@fabrikam.com");
      const joined = await submit(megan, "DAN@fabrikam.com");
      assert.match(wordsOf(joined.message.card), /Adele Vance invited this partner on .*I'll tell you, too/);
      await accepts("dan@fabrikam.com");
      const news = await megan.until(
        ({ conversation, text }) => conversation.startsWith("a:") && text.includes("dan@fabrikam.com"),
        "Megan's notice",
      );
      assert.match(news.text, /Accepted: .*invited by Adele Vance/s);
      const notice = await adele.until(({ root, text }) => root !== null && text.includes("dan@fabrikam.com"), "Adele's notice");
      assert.match(notice.text, /can't see this team yet/);
    });
  });

  describe("a channel that asked for announcements", () => {
    it("is told, in a new post, of acceptances that began anywhere in its team", async () => {
      await megan.sayIn("Guest approvals", "announce acceptances here");
      await megan.until(({ text }) => text.startsWith("From now on I tell this channel"), "the answer");
      await megan.sayIn("Guest approvals", "announce acceptances here");
      await megan.until(({ text }) => text.startsWith("I do that here already"), "the second answer");
      await invitedInChannel("eve@fabrikam.com");
      await accepts("eve@fabrikam.com");
      const news = await megan.until(
        ({ conversation, text }) => conversation === place("Guest approvals") && text.includes("eve@fabrikam.com"),
        "it",
      );
      assert.deepEqual([news.root, news.text], [null, "eve@fabrikam.com has accepted the invitation of Adele Vance."]);
    });

    it("is told nothing after the announcements were stopped", async () => {
      await adele.sayIn("Guest approvals", "stop announcing here");
      await adele.until(({ text }) => text.startsWith("From now on I announce nothing here"), "the answer");
      await adele.sayIn("Guest approvals", "stop announcing here");
      await adele.until(({ text }) => text.startsWith("I wasn't announcing anything"), "the second answer");
      assert.deepEqual(await world.app.ports.announcements.list(), []);
    });
  });

  describe("a conversation that asked for everything", () => {
    it("needs an administrator's press", async () => {
      await megan.sayIn("Fabrikam project", "announce everything here");
      const card = await megan.until(({ card: shown }) => actionOf(shown, "announce-everything") !== undefined, "the question");
      const refused = await megan.press(card, "announce-everything");
      assert.ok(refused.kind === "message" && /Only administrators can have/.test(refused.text), JSON.stringify(refused));
      assert.deepEqual(await world.app.ports.announcements.list(), []);
    });

    it("is told of every guest of the tenant, including those invited without the bot", async () => {
      await admin.sayIn("General", "announce everything here");
      const card = await admin.until(({ card: shown }) => actionOf(shown, "announce-everything") !== undefined, "the question");
      const started = await admin.press(card, "announce-everything");
      assert.ok(started.kind === "card" && actionOf(started.message.card, "announce-everything") === undefined, JSON.stringify(started));
      await megan.until(({ text }) => text.startsWith("From now on I tell everybody here"), "the word to everybody");

      await submit(adele, "fay@fabrikam.com");
      await accepts("fay@fabrikam.com");
      const since = new Date().toISOString();
      world.sandbox.tenant.users.update(GUEST_IDS.nora, { externalUserState: "Accepted", externalUserStateChangeDateTime: since });

      const news = await megan.until(
        ({ conversation, text }) => conversation === place("General") && /fay@fabrikam|Nora Berg/.test(text),
        "the news",
      );
      assert.equal(news.root, null);
      await megan.until(({ conversation, text }) => conversation === place("General") && text.includes("fay@fabrikam.com"), "Fay");
      await megan.until(({ conversation, text }) => conversation === place("General") && text.includes("Nora Berg"), "Nora");
    });
  });

  it("logs no name or address", () => {
    assert.doesNotMatch(world.logged.join(""), /fabrikam|woodgrove|Adele|Nora|Bearer|eyJ/);
  });
});

describe("The bot's first words", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  const isWelcome = ({ card }: { readonly card: unknown }) => /Hi, I'm Guestlist|Bonjour, je suis Guestlist/.test(wordsOf(card));

  async function again(title: string): Promise<void> {
    await adele.changeApp(title, "removed");
    await adele.changeApp(title, "installed");
  }

  it("are sent once to a person, in their language, and lead to the form", async () => {
    await adele.setLocale("fr-FR");
    await again("Guestlist");
    const welcome = await adele.until(
      (message) => message.conversation.startsWith("a:") && actionOf(message.card, "open-form") !== undefined,
      "the welcome",
    );
    assert.match(wordsOf(welcome.card), /Appuyez sur le bouton/);
    await adele.setLocale("en-US");
    await again("Guestlist");
    await adele.press(welcome, "open-form");
    await adele.form();
    assert.equal(
      (await adele.read()).filter(({ conversation, card }) => conversation.startsWith("a:") && actionOf(card, "open-form")).length,
      1,
    );
  });

  it("are sent once to a team and to a group chat, short, and not for each new member", async () => {
    for (const title of ["General", "Fabrikam project"]) {
      await again(title);
      const id = world.sandbox.teams.chats.conversations.find((one) => one.title === title)?.id ?? "";
      const inIt = (message: { readonly conversation: string; readonly card: unknown }) =>
        message.conversation === id && isWelcome(message);
      const welcome = await adele.until(inIt, `the welcome in ${title}`);
      assert.match(wordsOf(welcome.card), /write: @ \(pick Guestlist from the list\) invite sam@fabrikam\.com/);
      await again(title);
      const member = encodeURIComponent(PERSON_IDS.henrietta);
      await adele.page.send("DELETE", `conversations/${encodeURIComponent(id)}/members/${member}`);
      await adele.page.send("PUT", `conversations/${encodeURIComponent(id)}/members/${member}`);
      await adele.sayIn(title, "help");
      await adele.until((message) => message.conversation === id && wordsOf(message.card).includes("stop announcing here"), "help");
      assert.equal((await adele.read()).filter((message) => inIt(message) && !wordsOf(message.card).includes("stop announcing")).length, 1);
    }
  });
});
