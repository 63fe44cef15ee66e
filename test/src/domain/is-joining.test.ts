import assert from "node:assert/strict";
import { isJoining } from "../../../src/domain/is-joining.ts";

/** `|` stands for the mark. */
const cases: readonly (readonly [mark: string, around: string, kept: boolean])[] = [
  ["\u200d", "👩|💻", true],
  ["\u200d", "👩🏽|💻", true],
  ["\u200d", "❤\ufe0f|🔥", true],
  ["\u200d", "👩|a", false],
  ["\u200d", "a|💻", false],
  ["\u200c", "👩|💻", false],
  ["\u200d", "क्|ष", true],
  ["\u200d", "ന്|", true],
  ["\u200c", "क्|a", false],
  ["\u200c", "क्|\u200cष", false],
  ["\u200d", "ന്| a", true],
  ["\u200d", "क|ष", false],
  ["\u200d", "র|্য", true],
  ["\u200d", "র|য", false],
  ["\u200c", "ی|خ", true],
  ["\u200d", "ه|ه", true],
  ["\u200c", "ی|", false],
  ["\u200c", "|خ", false],
  ["\u200c", "ی|a", false],
  ["\u200c", "ی|\u200cخ", false],
  ["\u200c", "ܐ|ܒ", true],
  ["\u200c", "ក|ខ", true],
  ["\u200d", "a|b", false],
  ["\u200d", "й|ц", false],
  ["\ufe0f", "❤|", true],
  ["\ufe0e", "❤|", true],
  ["\ufe0f", "👩🏽|", true],
  ["\ufe0f", "a|", false],
  ["\ufe0f", "|❤", false],
  ["\ufe0f", "❤\ufe0f|", false],
  ["\ufe0f", "1|\u20e3", true],
  ["\ufe0f", "1|2", false],
  ["\ufe0e", "1|\u20e3", false],
  ["\u{e0100}", "葛|", true],
  ["\ufe00", "葛|", true],
  ["\u{e0100}", "a|", false],
  ["\ufe05", "葛|", false],
  ["\u180b", "ᠠ|", true],
  ["\u180b", "a|", false],
];

describe("isJoining", () => {
  for (const [mark, around, kept] of cases) {
    const [before = "", after = ""] = around.split("|");
    const name = `U+${mark.codePointAt(0)?.toString(16).toUpperCase()}`;
    it(`${kept ? "keeps" : "doesn't keep"} ${name} in ${JSON.stringify(around)}`, () => {
      assert.equal(isJoining(mark, before.length, `${before}${mark}${after}`), kept);
      const far = " x".repeat(50);
      assert.equal(isJoining(mark, far.length + before.length, `${far}${before}${mark}${after}${far}`), kept, "by its neighbours alone");
    });
  }
});
