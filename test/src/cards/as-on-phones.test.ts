import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { cardExamples } from "./card-examples.ts";
import { markdownOf } from "./markdown-of.ts";
import { assertNoFormatting, shownOn } from "./markdown-readers.ts";

/** Phones read Markdown otherwise than desktop and web. */
describe("cards on phones", () => {
  for (const language of languages) {
    it(`read the same as on a desktop in ${language}, without backslashes and formatting`, () => {
      const texts = textsFor(language);
      const all = cardExamples.flatMap(({ card }) => markdownOf(card(texts)));
      assertNoFormatting(all);
      for (const text of all) assert.doesNotMatch(shownOn("ios", text).text, /\\/);
    });
  }
});
