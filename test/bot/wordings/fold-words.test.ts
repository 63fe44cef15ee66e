import assert from "node:assert/strict";
import { foldWords } from "../../../bot/wordings/fold-words.ts";

describe("foldWords", () => {
  for (const [text, folded] of [
    ["Zurückziehen", "zuruckziehen"],
    ["ŁÓDŹ łódź", "lodz lodz"],
    ["e\u0301te\u0301", "ete"],
    ["Straße", "straße"],
    ["İstanbul", "istanbul"],
    ["招待", "招待"],
    ["أهلا", "اهلا"],
    ["🎉 Party", "🎉 party"],
    ["", ""],
  ] as const) {
    it(`reads "${text}" as "${folded}", of the same length`, () => {
      assert.equal(foldWords(text), folded);
      assert.equal(folded.length, text.normalize("NFC").length);
    });
  }
});
