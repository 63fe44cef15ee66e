import assert from "node:assert/strict";
import { GROUP_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import type { MailView } from "../../sandbox/page-api/api.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { id } from "../build/ids.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

type Typed = Readonly<Record<string, string>>;

describe("Every option of the form reaches Microsoft as chosen", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  /** The result of a new form in the 1:1 chat. */
  async function submit(email: string, typed: Typed = {}, by = adele) {
    await by.say("invite a partner");
    const form = await by.form();
    const result = await by.press(form, "send-invitation", { email, ...typed });
    assert.ok(result.kind === "card", JSON.stringify(result));
    return { form, answer: result.message };
  }

  async function mailTo(email: string): Promise<MailView | undefined> {
    return (await adele.mails()).find(({ to }) => to === email);
  }

  const guest = (email: string) => world.sandbox.tenant.users.list().find(({ mail }) => mail === email);
  const stored = async (form: { readonly card: unknown }) =>
    world.app.ports.invitations.find(id(String(actionOf(form.card, "send-invitation")?.data["invitation"])));

  it("is optional: inviting needs one message and one press, and the form asks for the address only", async () => {
    const did: string[] = [];
    const say = async (text: string) => (did.push("message"), adele.say(text));
    const press: Chat["press"] = async (...given) => (did.push("press"), adele.press(...given));

    await say("invite a partner");
    const form = await adele.form();
    assert.match(wordsOf(form.card), /"id":"email"[^]*"id":"more","isVisible":false/);
    assert.equal(
      wordsOf(form.card)
        .split('"id":"more"')[0]
        ?.match(/"type":"Input\./g)?.length,
      1,
    );
    await press(form, "send-invitation", { email: "one@fabrikam.com" });

    assert.equal(guest("one@fabrikam.com")?.externalUserState, "PendingAcceptance");
    assert.ok(await mailTo("one@fabrikam.com"));
    assert.deepEqual(did, ["message", "press"]);
  });

  it("name, personal message and copy", async () => {
    const words = "Dear Kim,\nwelcome aboard & <all>!";
    await submit("kim@fabrikam.com", { displayName: "Kim Lee", message: words, cc: "boss@fabrikam.com" });
    const mail = await mailTo("kim@fabrikam.com");
    assert.deepEqual([mail?.customMessage, mail?.cc, guest("kim@fabrikam.com")?.displayName], [words, "boss@fabrikam.com", "Kim Lee"]);
  });

  it("the language of the mail", async () => {
    await submit("hedvig@fabrikam.com", { messageLanguage: "hu-HU" });
    const mail = await mailTo("hedvig@fabrikam.com");
    assert.deepEqual([mail?.language, mail?.customMessage], ["hu-HU", null]);
  });

  it("says that a language has no effect with a personal message, keeps what was typed, and sends it anyway", async () => {
    const typed = { message: "Welcome!", messageLanguage: "hu-HU", colleagues: PERSON_IDS.megan };
    const { answer } = await submit("both@fabrikam.com", typed);
    const words = wordsOf(answer.card);
    assert.match(words, /ignores the language/);
    assert.match(words, /"Send anyway"/);
    for (const value of Object.values(typed)) assert.ok(words.includes(`"value":"${value}"`), value);
    assert.equal(await mailTo("both@fabrikam.com"), undefined);

    const sent = await adele.press(answer, "send-invitation", { email: "both@fabrikam.com", ...typed });
    assert.ok(sent.kind === "card" && actionOf(sent.message.card, "show-link"));
    assert.equal((await mailTo("both@fabrikam.com"))?.customMessage, "Welcome!");
  });

  it("the page after accepting", async () => {
    await submit("page@fabrikam.com", { redirectUrl: "https://contoso.com/welcome" });
    assert.equal((await mailTo("page@fabrikam.com"))?.redirectUrl, "https://contoso.com/welcome");
  });

  it("the channel where it began, as a Teams link that the client can't choose", async () => {
    await adele.post("invite a partner");
    const inChannel = await adele.until(({ card, root }) => root !== null && actionOf(card, "send-invitation") !== undefined, "the form");
    assert.ok(wordsOf(inChannel.card).includes('"id":"toChannel"'));
    const typed = { email: "channel@fabrikam.com", toChannel: "true", redirectUrl: "https://evil.example" };
    await adele.press(inChannel, "send-invitation", typed);
    const url = new URL((await mailTo("channel@fabrikam.com"))?.redirectUrl ?? "");
    const channel = decodeURIComponent(url.pathname);
    assert.equal(`${url.origin}${channel}`, `https://teams.microsoft.com/l/channel/${world.sandbox.teams.team.id}/General`);
    assert.deepEqual(Object.fromEntries(url.searchParams), { groupId: GROUP_IDS.team, tenantId: TENANT_ID });
  });

  it("says so if there is no channel, and sends nothing", async () => {
    const { form, answer } = await submit("nowhere@fabrikam.com", { toChannel: "true" });
    assert.ok(!wordsOf(form.card).includes('"id":"toChannel"'));
    assert.match(wordsOf(answer.card), /can't find out where this channel is/);
    assert.equal(await mailTo("nowhere@fabrikam.com"), undefined);
  });

  it("colleagues to notify, each once and without the requester", async () => {
    const { megan, alex } = PERSON_IDS;
    const { form } = await submit("told@fabrikam.com", { colleagues: [megan, alex, megan, PERSON_IDS.adele].join(",") });
    assert.deepEqual((await stored(form))?.options.colleagues, [megan, alex]);
  });

  it("a member, only for requesters who may", async () => {
    const admin = await world.as(PERSON_IDS.admin);
    await submit("member@fabrikam.com", { userType: "Member" }, admin);
    assert.equal(guest("member@fabrikam.com")?.userType, "Member");
    const { answer } = await submit("no-member@fabrikam.com", { userType: "Member" });
    assert.match(wordsOf(answer.card), /Only Global and User Administrators/);
    assert.equal(guest("no-member@fabrikam.com"), undefined);
  });

  it("shows a sender and the names in the subject on the card, as the mail has them", async () => {
    const { answer } = await submit("look@fabrikam.com");
    const mail = await mailTo("look@fabrikam.com");
    assert.ok(mail);
    const shown = wordsOf(answer.card);
    assert.ok(shown.includes(mail.from.address) && shown.includes("Names Adele Vance and contoso.com"), shown);
    assert.ok(!shown.includes(mail.subject) && mail.subject.includes("Adele Vance") && mail.subject.includes("contoso.com"));
  });

  it("shows the mail's subject on the card when English was chosen", async () => {
    const { answer } = await submit("english@fabrikam.com", { messageLanguage: "en-US" });
    const mail = await mailTo("english@fabrikam.com");
    assert.ok(mail && wordsOf(answer.card).includes(mail.subject), wordsOf(answer.card));
  });

  it("no mail: explains the next step at once, with a text in the partner's language and a working link", async () => {
    const { answer } = await submit("noemie@fabrikam.com", { sendMail: "false", messageLanguage: "fr-FR" });
    assert.equal(await mailTo("noemie@fabrikam.com"), undefined);
    assert.match(wordsOf(answer.card), /Pass the link on\. I'll tell you here when they sign in\./);
    assert.equal(actionOf(answer.card, "show-heads-up"), undefined);

    const shown = await adele.press(answer, "show-link");
    assert.ok(shown.kind === "card");
    const words = wordsOf(shown.message.card);
    assert.match(words, /Link for noemie/);
    assert.match(words, /J'aimerais travailler avec vous/);
    assert.ok(words.includes(`https://teams.microsoft.com/?tenantId=${TENANT_ID}`));
    const redeemUrl = /"text":"(http[^"\s]+\/redeem\?[^"\s]+)"/.exec(words)?.[1] ?? "";
    assert.ok(words.includes(encodeURIComponent(redeemUrl)), "the mail to open holds the link");
    await adele.accept(redeemUrl);
  });

  it("a text to send before Microsoft's mail, for the requester only", async () => {
    const { form } = await submit("ahead@fabrikam.com", { messageLanguage: "hu-HU" });
    const card = await adele.until(
      (message) => message.id === form.id && actionOf(message.card, "show-heads-up") !== undefined,
      "the card",
    );
    const shown = await adele.press(card, "show-heads-up");
    assert.ok(shown.kind === "card");
    const words = wordsOf(shown.message.card);
    assert.ok(words.includes(textsFor("hu").t("ready-mail.heads-up-subject")), "in Hungarian");
    assert.match(words, /invites@contoso\.onmicrosoft\.com[^]*ahead@fabrikam\.com/);
    const back = await adele.press(shown.message, "show-card");
    assert.ok(back.kind === "card" && actionOf(back.message.card, "show-heads-up"));
  });

  it("shows them to nobody else in the channel", async () => {
    await adele.post("invite shared@fabrikam.com");
    const form = await adele.form();
    await adele.press(form, "send-invitation", { email: "shared@fabrikam.com" });
    const megan = await world.as(PERSON_IDS.megan);
    const card = await megan.until(
      (message) => message.id === form.id && actionOf(message.card, "show-heads-up") !== undefined,
      "the card",
    );
    assert.deepEqual(await megan.press(card, "show-heads-up"), {
      kind: "message",
      text: "Only Adele Vance, who invited this partner, can see this text.",
    });
  });
});
