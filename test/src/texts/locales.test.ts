import assert from "node:assert/strict";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const moment = "2026-11-20T14:32:04.000Z";
const tenDaysBefore = "2026-11-10T14:00:00.000Z";

/** Intl puts narrow and non-breaking spaces where people write ordinary ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** How people there write a moment, a time gone by, a list and the name of a language. */
const written = {
  "de-AT": ["20. Nov. 2026, 14:32", "vor 10 Tagen", "a, b und c", "Französisch (Frankreich)"],
  "es-ES": ["20 nov 2026, 14:32", "hace 10 días", "a, b y c", "francés (Francia)"],
  "es-MX": ["20 nov 2026, 2:32 p.m.", "hace 10 días", "a, b y c", "francés (Francia)"],
  "it-IT": ["20 nov 2026, 14:32", "10 giorni fa", "a, b e c", "francese (Francia)"],
  "nl-BE": ["20 nov 2026, 14:32", "10 dagen geleden", "a, b en c", "Frans (Frankrijk)"],
  "pl-PL": ["20 lis 2026, 14:32", "10 dni temu", "a, b i c", "francuski (Francja)"],
  "pt-BR": ["20 de nov. de 2026, 14:32", "há 10 dias", "a, b e c", "francês (França)"],
  "ar-EG": ["20 نوفمبر 2026، 2:32 م", "قبل 10 أيام", "\u2068a\u2069 و\u2068b\u2069 و\u2068c\u2069", "الفرنسية (فرنسا)"],
  // neither its calendar nor its digits
  "ar-SA": ["20 نوفمبر 2026، 2:32 م", "قبل 10 أيام", "\u2068a\u2069 و\u2068b\u2069 و\u2068c\u2069", "الفرنسية (فرنسا)"],
  "cs-CZ": ["20. 11. 2026 14:32", "před 10 dny", "a, b a c", "francouzština (Francie)"],
  "hu-HU": ["2026. nov. 20. 14:32", "10 nappal ezelőtt", "a, b és c", "francia (Franciaország)"],
  "ja-JP": ["2026年11月20日 14:32", "10 日前", "a、b、c", "フランス語 (フランス)"],
  "zh-CN": ["2026年11月20日 14:32", "10天前", "a、b和c", "法语（法国）"],
  // in traditional script: spoken to in our one Chinese
  "zh-TW": ["2026年11月20日 14:32", "10天前", "a、b和c", "法语（法国）"],
  "pt-PT": ["20/11/2026, 14:32", "há 10 dias", "a, b e c", "francês (França)"],
} as const;

/** What counting changes: one, a few, many, a million. */
const counted = {
  de: ["1 offene Einladung von hier", "3 offene Einladungen von hier", "17 offene Einladungen von hier"],
  es: ["Aquí hay 1 invitación pendiente", "Aquí hay 3 invitaciones pendientes", "Aquí hay 17 invitaciones pendientes"],
  ar: ["دعوة معلقة واحدة من هنا", "3 دعوات معلقة من هنا", "17 دعوة معلقة من هنا"],
  cs: ["1 nevyřízená pozvánka odtud", "3 nevyřízené pozvánky odtud", "17 nevyřízených pozvánek odtud"],
  hu: ["1 függőben lévő meghívó innen", "3 függőben lévő meghívó innen", "17 függőben lévő meghívó innen"],
  ja: ["ここからの保留中の招待: 1 件", "ここからの保留中の招待: 3 件", "ここからの保留中の招待: 17 件"],
  zh: ["来自此处的 1 个待接受的邀请", "来自此处的 3 个待接受的邀请", "来自此处的 17 个待接受的邀请"],
  pl: ["1 otwarte zaproszenie stąd", "3 otwarte zaproszenia stąd", "17 otwartych zaproszeń stąd"],
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
        [1, 3, 17].map((count) => t("pending.title-here", { count })),
        forms,
      );
    });
  }
});

describe("every language", () => {
  it("has dates, plural forms and a name of its own in Node's data", () => {
    assert.deepEqual(Intl.PluralRules.supportedLocalesOf(languages), languages);
    assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(languages), languages);
    for (const language of languages) assert.notEqual(textsFor(language).languageName(language), language);
  });

  it("has dates that Markdown doesn't take for the items of a list", () => {
    for (const language of languages) {
      const { formatDate, formatDateTime } = textsFor(language);
      for (const date of [formatDate(moment), formatDateTime(moment)]) assert.doesNotMatch(date, /^\d+[.)] /, language);
    }
  });
});
