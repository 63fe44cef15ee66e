import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { textsFor } from "../../../src/texts/texts.ts";
import type { TextKey } from "../../../src/texts/text-key.ts";
import type { Texts } from "../../../src/texts/texts.ts";

const moment = "2026-11-20T14:32:04.000Z";
/** Intl puts narrow and non-breaking spaces where people write ordinary ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("textsFor", () => {
  const locales: readonly (readonly [asked: string | undefined, language: string, locale: string])[] = [
    ["fr-FR", "fr", "fr-FR"],
    ["fr-CA", "fr", "fr-CA"],
    ["FR-ca", "fr", "fr-CA"],
    ["en-GB", "en", "en-GB"],
    ["sv-SE", "en", "en"],
    ["fro", "en", "en"],
    ["en_US", "en", "en"],
    ["", "en", "en"],
    [undefined, "en", "en"],
    ["fr-FR-u-nu-arab", "en", "en"],
  ];
  for (const [asked, language, locale] of locales) {
    it(`speaks ${language} and writes dates as ${locale} to ${JSON.stringify(asked)}`, () => {
      const texts = textsFor(asked);
      assert.deepEqual([texts.language, texts.locale], [language, locale]);
    });
  }

  it("makes the texts of a locale and a time zone once", () => {
    const texts = textsFor("fr-CA", "Europe/Paris");
    assert.equal(textsFor("fr-CA", "Europe/Paris"), texts);
    assert.equal(plain(texts.formatMinute(moment)), "15 h 33");
    assert.equal(plain(textsFor("fr-CA", "Asia/Tokyo").formatMinute(moment)), "23 h 33");
    assert.equal(plain(textsFor("fr-FR", "Europe/Paris").formatMinute(moment)), "15:33");
    assert.notEqual(textsFor("fr-CA", "Europe/Paris", "unheard"), texts);
  });

  it("speaks the person's language", () => {
    assert.equal(textsFor("fr-CA").t("form.title"), "Inviter un partenaire");
    assert.equal(textsFor("en-US").t("form.title"), "Invite a partner");
  });
});

describe("textsFor, while the bot can't see who accepts,", () => {
  const { t } = textsFor("en-GB", "UTC", "unheard");
  const values = { team: "Contoso Partners" };

  it("promises no news of an acceptance, and says what to do", () => {
    const text = "They open Microsoft's mail and sign in. An administrator must allow me to see who signs in.";
    assert.equal(t("invitation.next.invited-mail"), text);
    assert.equal(
      t("invitation.next.then-wanted", values),
      "They join Contoso Partners only once an administrator lets me see who signs in.",
    );
  });

  it("says everything else as usual, also what is counted", () => {
    const usual = textsFor("en-GB");
    assert.equal(t("form.title"), usual.t("form.title"));
    assert.equal(t("pending.title-here", { count: 2 }), usual.t("pending.title-here", { count: 2 }));
    assert.match(usual.t("invitation.next.invited-mail"), /I'll tell you here/);
  });
});

describe("Texts", () => {
  const english = textsFor("en-GB");
  const french = textsFor("fr-FR");

  it("fills placeholders with what it is given and nothing more", () => {
    const email = "<b>{{reason}}</b> $t(form.title) $& &";
    assert.equal(english.t("notice.summary-failed", { email }), `Not sent: ${email}`);
  });

  it("leaves a forgotten placeholder in sight", () => {
    assert.equal(english.t("notice.summary-accepted"), "Accepted: {{email}}");
  });

  it("chooses the plural form that the language wants", () => {
    const key: TextKey = "pending.title-mine";
    const said = (count: number) => [english.t(key, { count }), french.t(key, { count })];
    assert.deepEqual(said(1), ["You have 1 open invitation", "Vous avez 1 invitation en attente"]);
    assert.deepEqual(said(0), ["You have 0 open invitations", "Vous avez 0 invitation en attente"]);
    assert.deepEqual(said(2), ["You have 2 open invitations", "Vous avez 2 invitations en attente"]);
    assert.equal(french.t(key, { count: 1_000_000 }), "Vous avez 1000000 d'invitations en attente");
  });

  it("writes moments as the locale does, and leaves the zone to the card", () => {
    assert.equal(plain(english.formatDateTime(moment)), "20 Nov 2026, 14:32");
    assert.equal(plain(textsFor("en-US").formatDateTime(moment)), "Nov 20, 2026, 2:32 PM");
    assert.equal(plain(textsFor("fr-FR", "Europe/Paris").formatDateTime(moment)), "20 nov. 2026, 15:32");
    assert.equal(english.formatDate(moment), "20 Nov 2026");
  });

  it("names the zone of its times, and knows whether it is anybody's own", () => {
    const zoneOf = ({ zoneName, isZoneKnown }: Texts) => [zoneName(), isZoneKnown];
    assert.deepEqual(zoneOf(english), ["UTC", false]);
    assert.deepEqual(zoneOf(textsFor("en-GB", "Europe/Budapest")), ["Central European Time", true]);
    assert.deepEqual(zoneOf(textsFor("ja", "Asia/Tokyo")), ["日本標準時", true]);
  });

  it("writes the minute from which something is possible: the next full one, with its zone where nobody's zone is known", () => {
    assert.equal(english.formatMinute(moment), "14:33 UTC");
    assert.equal(english.formatMinute("2026-11-20T14:32:00.000Z"), "14:32 UTC");
    assert.equal(english.formatOtherDay("2026-11-20T23:59:00.000Z", moment), undefined);
    assert.equal(english.formatOtherDay("2026-11-20T23:59:01.000Z", moment), "21 Nov 2026");
    assert.equal(textsFor("en-GB", "Europe/Paris").formatOtherDay("2026-11-20T23:59:00.000Z", moment), "21 Nov 2026");
    assert.equal(textsFor("fr-FR", "Europe/Paris").formatMinute(moment), "15:33");
    assert.equal(plain(textsFor("en-US", "America/New_York").formatMinute("2026-11-20T18:59:30.000Z")), "2:00 PM");
  });

  it("writes an age in the largest unit that fits, never one in the future", () => {
    const ages = ["2026-11-20T14:32:00.000Z", "2026-11-20T14:00:00.000Z", "2026-11-20T11:00:00.000Z", "2026-11-19T14:00:00.000Z"];
    assert.deepEqual(
      ages.map((then) => english.formatAge(then, moment)),
      ["this minute", "32 minutes ago", "3 hours ago", "yesterday"],
    );
    assert.equal(english.formatAge("2026-11-20T15:00:00.000Z", moment), "this minute");
    assert.equal(french.formatAge("2026-11-10T14:00:00.000Z", moment), "il y a 10 jours");
  });

  it("joins a list and names languages", () => {
    assert.equal(english.list(["a", "b", "c"]), "a, b and c");
    assert.equal(french.list(["a", "b"]), "a et b");
    assert.equal(french.languageName("de-DE"), "allemand (Allemagne)");
  });
});
