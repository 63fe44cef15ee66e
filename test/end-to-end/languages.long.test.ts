import assert from "node:assert/strict";
import { isRightToLeft, languages } from "../../src/texts/locale.ts";
import type { Language } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** The locale that Teams sends from a client in this language. */
const localeOf: Readonly<Record<Language, string>> = {
  en: "en-US",
  fr: "fr-FR",
  de: "de-DE",
  es: "es-MX",
  pt: "pt-BR",
  it: "it-IT",
  nl: "nl-NL",
  pl: "pl-PL",
  hu: "hu-HU",
  cs: "cs-CZ",
  ja: "ja-JP",
  zh: "zh-CN",
  ar: "ar-SA",
};

function isFormFor(email: string, card: MessageView["card"]): boolean {
  return wordsOf(card).includes(email) && actionOf(card, "send-invitation") !== undefined;
}

describe("Inviting a partner in the person's own language", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  const emailIn = (language: Language) => `kim-${language}@fabrikam.com`;

  for (const language of languages) {
    it(`needs one message and one press in ${language}`, async () => {
      const { t } = textsFor(localeOf[language]);
      const email = emailIn(language);
      await adele.setLocale(localeOf[language]);
      await adele.say(t("commands.invite.example").replace(/[!-~]+@[!-~]+/, email));

      const form = await adele.until(({ card }) => isFormFor(email, card), "the form");
      assert.ok(wordsOf(form.card).includes(t("form.title")));
      const sent = await adele.press(form, "send-invitation", { email });
      assert.ok(sent.kind === "card" && wordsOf(sent.message.card).includes(t("invitation.state.invited")));
      assert.equal(sent.message.card?.["rtl"], isRightToLeft(language) || undefined);
    });
  }

  it("updates each card and sends each notice in the language of its request", async () => {
    await adele.setLocale("en-US");
    // Teams accepts about one message a second in one conversation, so only a few languages are tested
    for (const language of ["hu", "ja", "ar"] as const) {
      const { t } = textsFor(localeOf[language]);
      const email = emailIn(language);
      const mail = (await adele.mails()).find(({ to }) => to === email);
      assert.ok(mail);
      await adele.accept(mail.redeemUrl);
      const turned = ({ card }: MessageView) => wordsOf(card).includes(email) && wordsOf(card).includes(t("invitation.state.accepted"));
      await adele.until(turned, `the card in ${language}`);
      const notice = await adele.until(({ text }) => text.includes(email), `the notice in ${language}`);
      const [, afterAddress = ""] = t("notice.accepted", { mention: "?", email: "@" }).split("@");
      assert.ok(notice.text.includes(afterAddress), notice.text);
      assert.deepEqual(
        notice.mentions.map(({ isMe }) => isMe),
        [true],
      );
    }
  });

  it("reads what an input method for Japanese types", async () => {
    await adele.setLocale("ja-JP");
    await adele.say("招待　ｓａｍ＠ｆａｂｒｉｋａｍ．ｃｏｍ");
    await adele.until(
      ({ card }) => wordsOf(card).includes("sam@fabrikam.com") && actionOf(card, "send-invitation") !== undefined,
      "the form",
    );
  });

  it("offers the commands from right to left to a person who types something unknown in Arabic", async () => {
    await adele.setLocale("ar-SA");
    await adele.say("ما هذا؟");
    const { t } = textsFor("ar-SA");
    const said = t("error.unknown-command", { command: t("commands.help.title") });
    const answer = await adele.until(({ card }) => wordsOf(card).includes(said), "the answer");
    assert.match(wordsOf(answer.card), /"rtl":true/);
  });
});
