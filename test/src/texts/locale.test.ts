import assert from "node:assert/strict";
import { isRightToLeft, languages, matchLocale } from "../../../src/texts/locale.ts";

describe("matchLocale", () => {
  it("is of a language that we speak, whatever the country", () => {
    const matches = ["de-LI", "es-419", "pt-AO", "it-CH", "nl-SR", "pl", "zh-Hans-SG", "zh-Hant-HK", "ar-001"].map((locale) =>
      matchLocale(locale),
    );
    assert.deepEqual(
      matches.map(({ language, locale }) => `${language} ${locale}`),
      ["de de-LI", "es es-419", "pt pt-AO", "it it-CH", "nl nl-SR", "pl pl", "zh zh-Hans-SG", "zh zh", "ar ar-001"],
    );
  });

  it("is no locale when it only begins like one", () => {
    assert.deepEqual(
      ["dex", "den-CA", "plt", "itx-IT", "de_DE"].map((locale) => matchLocale(locale).language),
      ["en", "en", "en", "en", "en"],
    );
  });

  it("returns English for everybody else", () => {
    const english = { language: "en", locale: "en" };
    assert.deepEqual([matchLocale(undefined), matchLocale(""), matchLocale("sv-SE")], [english, english, english]);
  });

  it("never throws, whatever comes from outside", () => {
    for (const locale of ["x".repeat(10_000), "fr-FR-u-nu-arab", "fr_FR", "-", "fr-", "fr-FRAN-FRAN", "12"]) {
      assert.deepEqual(matchLocale(locale), { language: "en", locale: "en" }, locale.slice(0, 20));
    }
  });

  it("matches also after more locales than it remembers", () => {
    for (let index = 0; index < 1_100; index += 1) matchLocale(`fr-${index}`);
    assert.deepEqual(matchLocale("fr-BE"), { language: "fr", locale: "fr-BE" });
  });
});

describe("isRightToLeft", () => {
  it("is true for Arabic alone", () => {
    assert.deepEqual(
      languages.filter((language) => isRightToLeft(language)),
      ["ar"],
    );
  });
});
