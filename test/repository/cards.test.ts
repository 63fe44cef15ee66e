import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { actions } from "../../bot/actions/index.ts";
import type { AdaptiveCard } from "../../src/cards/card.ts";
import { cardTemplate } from "../../src/cards/template.ts";
import { cardVerbs } from "../../src/cards/verbs.ts";
import { isRightToLeft, languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { cardExamples, cardSamples } from "../src/cards/card-examples.ts";
import { problemsOf } from "./card-problems.ts";
import { bindings, objectsIn, stringsIn, valuesAt, withoutEach } from "./card-template-walk.ts";

const folder = join(import.meta.dirname, "../../cards");
const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), "utf8")) as object;
const templates = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".sample.json"));

function assertComplete(card: AdaptiveCard, what: string): void {
  const text = JSON.stringify(card);
  for (const leftOver of ["${", "{{"]) assert.ok(!text.includes(leftOver), `${what} holds ${leftOver}`);
  assert.doesNotMatch(text, /[:,[]null[,\]}]/, what);
}

describe("every card", () => {
  for (const { template, variant, card } of cardExamples) {
    it(`${template}, ${variant}: is complete in every language`, () => {
      for (const language of languages) {
        const filled = card(textsFor(language));
        assertComplete(filled, `${template} in ${language}`);
        assert.equal(filled.version, "1.5");
        assert.equal(filled["lang"], language);
        assert.equal(filled["rtl"], isRightToLeft(language) || undefined);
        assert.equal(filled["fallbackText"], textsFor(language).t("error.card-unsupported"));
      }
    });

    // Only the words differ in the others: test/repository/cards.long.test.ts.
    it(`${template}, ${variant}: is an adaptive card 1.5 that Microsoft's parser has nothing against`, () => {
      assert.deepEqual(problemsOf(card(textsFor("ar"))), []);
    });
  }

  it("is as wide as all others, so that a message doesn't jump when one takes the place of another", () => {
    for (const { template, variant, card } of cardExamples) {
      const { width } = (card(textsFor("en"))["msteams"] ?? {}) as { readonly width?: unknown };
      assert.equal(width, undefined, `${template}, ${variant}`);
    }
  });

  it("has no lone …, and none with a single button that fits beside the others", () => {
    for (const { template, variant, card } of cardExamples) {
      const rows = objectsIn(card(textsFor("en"))).flatMap(({ actions: row }) => (Array.isArray(row) ? [row as object[]] : []));
      for (const row of rows) {
        const hidden = row.filter((action) => "mode" in action && action.mode === "secondary").length;
        const shown = row.length - hidden;
        assert.ok(hidden === 0 || shown > 0, `${template}, ${variant}: a lone …`);
        assert.ok(hidden !== 1 || shown >= 3, `${template}, ${variant}: … with a single button`);
      }
    }
  });

  it("has at most six actions", () => {
    for (const { card } of cardExamples) {
      const { actions: shown = [] } = card(textsFor("en"));
      assert.ok(Array.isArray(shown) && shown.length <= 6);
    }
  });
});

describe("every template", () => {
  it("has an example", () => {
    assert.deepEqual(
      cardSamples()
        .map(({ template }) => `${template}.json`)
        .toSorted(),
      templates.toSorted(),
    );
  });

  for (const { template, data } of cardSamples()) {
    const source = read(`${template}.json`);
    const sample = JSON.parse(JSON.stringify(data(textsFor("en-GB")))) as object;

    it(`${template}: has its example data beside it (npm run card-samples writes it)`, () => {
      assert.deepEqual(read(`${template}.sample.json`), sample);
    });

    it(`${template}: gets a value for every binding from one of its examples, and uses every value`, () => {
      const bound = bindings(source);
      const filled = cardExamples.filter((example) => example.template === template).map((example) => example.data(textsFor("en-GB")));
      for (const { path, scope } of bound) {
        assert.ok(
          filled.some((values) => valuesAt(values, [...scope, ...path]).length > 0 || valuesAt(values, path).length > 0),
          `nothing fills ${[...scope, ...path].join(".")}`,
        );
      }
      const used = new Set(bound.flatMap(({ path, scope }) => [path[0], scope[0]]));
      assert.deepEqual(
        Object.keys(sample).filter((name) => !used.has(name)),
        [],
      );
    });

    it(`${template}: shows no binding and no null when any one value is missing`, () => {
      const render = cardTemplate(source);
      for (const { missing, data: incomplete } of withoutEach(sample)) assertComplete(render(incomplete), `${template} without ${missing}`);
    });

    it(`${template}: has no texts and no colours of its own`, () => {
      const spoken = ["text", "title", "label", "placeholder", "errorMessage", "fallbackText", "value", "facts", "choices", "lang", "url"];
      const texts = stringsIn(source).filter(({ key }) => spoken.includes(key));
      assert.deepEqual(
        texts.filter(({ value }) => /\p{L}/u.test(value.replace(/\$\{[^}]*\}/g, ""))),
        [],
      );
      assert.doesNotMatch(JSON.stringify(source), /#[0-9a-f]{3,8}"/i);
    });
  }
});

describe("every input", () => {
  it("has a label", () => {
    const inputs = cardExamples
      .flatMap(({ card }) => objectsIn(card(textsFor("en"))))
      .filter(({ type }) => String(type).startsWith("Input."));
    assert.ok(inputs.length > 0);
    for (const { id, label } of inputs) assert.ok(typeof label === "string" && label !== "", String(id));
  });
});

describe("every button that comes back to the bot", () => {
  const filled = cardExamples.flatMap(({ card }) => objectsIn(card(textsFor("en"))));
  const buttons = filled.filter((part) => part["type"] === "Action.Execute");

  it("has a verb with a handler, and every handler has a button", () => {
    const verbs = new Set(buttons.map(({ verb }) => verb));
    assert.deepEqual(verbs, new Set(cardVerbs));
    assert.deepEqual(verbs, new Set(Object.keys(actions)));
  });

  it("is left out, not turned into a message, where Teams doesn't know it", () => {
    for (const { fallback, data } of buttons) {
      assert.equal(fallback, "drop");
      assert.equal(typeof data, "object");
    }
  });
});
