import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { languages } from "../../src/texts/locale.ts";
import type { Language } from "../../src/texts/locale.ts";

const root = join(import.meta.dirname, "../..");

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}

const load = (language: string) => new Map(leaves(JSON.parse(readFileSync(join(root, `src/texts/${language}.json`), "utf8")) as Tree));
const texts = new Map(languages.map((language) => [language, load(language)]));
const english = load("en");

const plural = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string) => key.replace(plural, "");
/** What is said instead while the bot can't see who accepts. */
const unheard = /_unheard$/;
const keysOf = (text: ReadonlyMap<string, string>) =>
  [...new Set([...text.keys()].map(withoutPlural))].toSorted((a, b) => a.localeCompare(b));
const placeholdersIn = (text: string) => new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name));

/** True for a plural form of exactly one number, such as the Arabic dual: it may write the number as a word. */
function saysTheNumber(language: Language, key: string): boolean {
  const rules = new Intl.PluralRules(language);
  const [, form] = plural.exec(key) ?? [];
  return Array.from({ length: 200 }, (_, number) => rules.select(number)).filter((selected) => selected === form).length === 1;
}

/** Texts that are the same in a language and in English; any other such text is a forgotten translation. */
const sameAsEnglish: Readonly<Partial<Record<Language, readonly string[]>>> = {
  fr: ["status.ours", "commands.pending.page"],
  de: [
    "approval.details",
    "approval.fact.team",
    "commands.link.words",
    "commands.status.example",
    "commands.status.title",
    "form.addToTeam.label",
    "form.displayName.label",
    "invitation.details",
    "invitation.fact.name",
    "invitation.fact.team",
    "status.name",
  ],
  it: ["approval.fact.team", "commands.link.words", "form.addToTeam.label", "form.userType.guest", "invitation.fact.team"],
  pt: ["commands.link.words"],
  nl: [
    "approval.details",
    "approval.fact.team",
    "commands.link.words",
    "commands.status.example",
    "commands.status.title",
    "form.addToTeam.label",
    "invitation.details",
    "invitation.fact.team",
  ],
  pl: ["commands.link.words", "commands.status.example", "commands.status.title"],
  ja: ["form.email.placeholder"],
  zh: ["form.email.placeholder"],
  ar: ["form.email.placeholder"],
};

/** The quotation marks of each language; no language uses straight quotes. */
const quotationMarks: Readonly<Record<Language, string>> = {
  en: "“”",
  fr: "«»",
  de: "„“",
  es: "“”",
  pt: "“”",
  it: "“”",
  nl: "“”",
  pl: "„”",
  hu: "„”",
  cs: "„“",
  ja: "「」",
  zh: "“”",
  ar: "«»",
};

/** They sound like such a promise, but are about decisions, or what was asked of the bot. */
const aboutOtherThings: readonly string[] = [
  "form.colleagues.hint_unheard",
  "invitation.next.awaiting-approval",
  "refusal.already-requested-following",
];

/** The words of a text, without placeholders, web addresses and punctuation. */
const wordsOf = (text: string) => text.replace(/\{\{.*?\}\}|https?:\S*/g, "").replace(/[^\p{L}]+/gu, " ");

/** All code that may use texts for people. */
function sources(): string[] {
  return ["src", "bot"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
}

/** Texts in quotes or backticks, as patterns: `failure.${reason}` may be any key of that shape. */
function quoted(source: string): RegExp[] {
  const plainText = [...source.matchAll(/"([\w.-]+)"/g)].map(([, text = ""]) => text);
  const templates = [...source.matchAll(/`([\w.${}? :"=-]+)`/g)].map(([, text = ""]) => text);
  return [...plainText, ...templates].filter((text) => text.includes(".")).map(pattern);
}

const pattern = (text: string) =>
  new RegExp(
    `^${text
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.?]/g, "\\$&"))
      .join("[\\w-]+")}$`,
  );

describe("the texts", () => {
  for (const [language, own] of texts) {
    it(`${language} has every text, in every plural form that the language knows`, () => {
      assert.deepEqual(keysOf(own), keysOf(english));
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = keysOf(english).filter((key) => !english.has(key));
      assert.deepEqual(
        [...own.keys()].filter((key) => plural.test(key)).toSorted(),
        counted.flatMap((key) => forms.map((form) => `${key}_${form}`)).toSorted(),
      );
    });

    it(`${language} fills the same placeholders as English`, () => {
      for (const [key, text] of own) {
        const original = english.get(plural.test(key) ? `${withoutPlural(key)}_other` : key) ?? "";
        const [found, expected] = [placeholdersIn(text), placeholdersIn(original)];
        if (!found.has("count") && saysTheNumber(language, key)) expected.delete("count");
        assert.deepEqual(found, expected, key);
      }
    });

    it(`${language} says something under every key, without stray spaces or Markdown`, () => {
      for (const [key, text] of own) {
        assert.ok(text.trim() === text && text !== "", key);
        assert.doesNotMatch(text.replace(/\{\{.*?\}\}/g, "x"), /[*_`~[\]<>#|\\]|\$\{|  |^(?:[-+]|\d+[.)]) /m, key);
      }
    });

    it(`${language} has its own quotation marks, in pairs`, () => {
      const [opening = "", closing = ""] = quotationMarks[language];
      for (const [key, text] of own) {
        const marks = text.match(/["“”„‟«»「」『』]/g) ?? [];
        assert.equal(marks.join(""), (opening + closing).repeat(marks.length / 2), key);
      }
    });

    if (language !== "en") {
      it(`${language} leaves nothing in English except words that are the same`, () => {
        const same = [...own].filter(([key, text]) => text === english.get(key) && wordsOf(text).trim() !== "").map(([key]) => key);
        assert.deepEqual(same.toSorted(), [...(sameAsEnglish[language] ?? [])].toSorted());
      });
    }
  }

  it("are all used", () => {
    const used = sources().flatMap(quoted);
    assert.deepEqual(
      keysOf(english).filter((key) => !used.some((one) => one.test(key.replace(unheard, "")))),
      [],
    );
  });

  it("say something else, not more, while the bot can't see who accepts", () => {
    for (const own of texts.values()) {
      for (const [key, text] of [...own].filter(([one]) => unheard.test(one))) {
        const usual = own.get(key.replace(unheard, "")) ?? "";
        assert.notEqual(text, usual, key);
        assert.deepEqual(placeholdersIn(text), placeholdersIn(usual), key);
      }
    }
  });

  it("promise no news of an acceptance then", () => {
    const promising = /\b(?:I(?:'ll)? tell|you hear|I follow|still hears)\b/i;
    const unless = /can see who accepts|has to allow it\. After that|allowed, you hear/;
    const said = new Map([...english].filter(([key]) => !english.has(`${key}_unheard`)));
    const promises = [...said].filter(([, text]) => promising.test(text) && !unless.test(text)).map(([key]) => key);
    assert.deepEqual(promises.toSorted(), aboutOtherThings);
  });

  it("open Spanish questions and exclamations", () => {
    for (const [key, text] of texts.get("es") ?? []) {
      assert.equal(text.match(/¿/g)?.length, text.match(/\?/g)?.length, key);
      assert.equal(text.match(/¡/g)?.length, text.match(/!/g)?.length, key);
    }
  });

  it("put a space that doesn't break before French double punctuation", () => {
    for (const [key, text] of texts.get("fr") ?? []) assert.doesNotMatch(text, /[^\u00a0\u202f][;!?»]|«[^\u00a0]| :/, key);
  });
});
