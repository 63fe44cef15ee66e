import assert from "node:assert/strict";
import { isRightToLeft, languages, matchLocale } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const moment = "2026-11-20T14:32:04.000Z";
const tenDaysBefore = "2026-11-10T14:00:00.000Z";

/** Intl puts narrow and non-breaking spaces where people write ordinary ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** How people there write a moment, a time gone by, a list and the name of a language. */
const written = {
  "de-AT": ["20. Nov. 2026, 14:32 UTC", "vor 10 Tagen", "a, b und c", "Französisch (Frankreich)"],
  "es-ES": ["20 nov 2026, 14:32 UTC", "hace 10 días", "a, b y c", "francés (Francia)"],
  "es-MX": ["20 nov 2026, 2:32 p.m. UTC", "hace 10 días", "a, b y c", "francés (Francia)"],
  "it-IT": ["20 nov 2026, 14:32 UTC", "10 giorni fa", "a, b e c", "francese (Francia)"],
  "nl-BE": ["20 nov 2026, 14:32 UTC", "10 dagen geleden", "a, b en c", "Frans (Frankrijk)"],
  "pl-PL": ["20 lis 2026, 14:32 UTC", "10 dni temu", "a, b i c", "francuski (Francja)"],
  "pt-BR": ["20 de nov. de 2026, 14:32 UTC", "há 10 dias", "a, b e c", "francês (França)"],
  "pt-PT": ["20/11/2026, 14:32 UTC", "há 10 dias", "a, b e c", "francês (França)"],
} as const;

/** What counting changes: one, a few, many, a million. */
const counted = {
  de: ["1 offene Einladung von hier", "3 offene Einladungen von hier", "7 offene Einladungen von hier"],
  es: ["1 invitación pendiente de aquí", "3 invitaciones pendientes de aquí", "7 invitaciones pendientes de aquí"],
  pl: ["1 otwarte zaproszenie stąd", "3 otwarte zaproszenia stąd", "7 otwartych zaproszeń stąd"],
} as const;

describe("a locale of Teams", () => {
  for (const [locale, [when, ago, list, french]] of Object.entries(written)) {
    it(`${locale} gets its own dates, lists and names`, () => {
      const texts = textsFor(locale);
      const said = [texts.formatDateTime(moment), texts.formatAge(tenDaysBefore, moment), texts.list(["a", "b", "c"])].map(plain);
      assert.deepEqual([...said, texts.languageName("fr-FR")], [when, ago, list, french]);
    });
  }

  for (const [language, forms] of Object.entries(counted)) {
    it(`${language} counts as people do`, () => {
      const { t } = textsFor(language);
      assert.deepEqual(
        [1, 3, 7].map((count) => t("pending.title-here", { count })),
        forms,
      );
    });
  }

  it("is of a language that we speak, whatever the country", () => {
    const matches = ["de-LI", "es-419", "pt-AO", "it-CH", "nl-SR", "pl"].map((locale) => matchLocale(locale));
    assert.deepEqual(
      matches.map(({ language, locale }) => `${language} ${locale}`),
      ["de de-LI", "es es-419", "pt pt-AO", "it it-CH", "nl nl-SR", "pl pl"],
    );
  });

  it("is no locale when it only begins like one", () => {
    assert.deepEqual(
      ["dex", "den-CA", "plt", "itx-IT", "de_DE"].map((locale) => matchLocale(locale).language),
      ["en", "en", "en", "en", "en"],
    );
  });
});

describe("every language", () => {
  it("has dates, plural forms and a name of its own in Node's data", () => {
    assert.deepEqual(Intl.PluralRules.supportedLocalesOf(languages), languages);
    assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(languages), languages);
    for (const language of languages) assert.notEqual(textsFor(language).languageName(language), language);
  });

  it("knows its direction", () => {
    assert.deepEqual(
      languages.filter((language) => isRightToLeft(language)),
      languages.filter((language) => language === ("ar" as string)),
    );
  });
});
