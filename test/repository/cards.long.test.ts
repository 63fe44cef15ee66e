import assert from "node:assert/strict";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { cardExamples } from "../src/cards/card-examples.ts";
import { problemsOf } from "./card-problems.ts";

describe("every card, in every language", () => {
  for (const { template, variant, card } of cardExamples) {
    it(`${template}, ${variant}: is an adaptive card 1.5 that Microsoft's parser accepts without problems`, () => {
      for (const language of languages) assert.deepEqual(problemsOf(card(textsFor(language))), [], language);
    });
  }
});
