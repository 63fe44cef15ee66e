import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanName, cleanText } from "../../../src/domain/clean-text.ts";
import { hostileText } from "../../build/hostile-text.ts";
import { runs } from "../../build/runs.ts";

const cases: readonly (readonly [what: string, typed: string, name: string, text?: string])[] = [
  ["a usual name", "Zoë O'Brien", "Zoë O'Brien"],
  ["a name in its original letters", "山田 太郎 · Ελένη · Олена · محمد", "山田 太郎 · Ελένη · Олена · محمد"],
  ["blanks at the ends and between", " \t a \u00a0 b\tc\u3000", "a b c"],
  ["lines", "a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd"],
  ["line breaks of Unicode", "a\u2028b\u2029c\u0085d\ve\ff", "a b c d e f", "a\nb\nc\nd\ne\nf"],
  ["empty lines, and blanks around them", "a  \n \n\n\n  b", "a b", "a\n\nb"],
  ["direction marks", "Dana \u202enimda\u202c \u2066x\u2069\u200f\u061c", "Dana nimda x"],
  ["zero-width characters", "Glo\u200bbal\u2060 \ufeffAd\u00admin", "Global Admin"],
  ["joiners in Latin letters", "Ad\u200dmin\u200c", "Admin"],
  ["selectors in Latin letters", "Ad\ufe0fmin\u{e0101}1\ufe0f", "Admin1"],
  ["tags, which can hide a whole sentence", "a\u{e0062}\u{e0063}\u{e007f}b", "ab"],
  ["fillers and other blank letters", "a\u034f\u115f\u1160\u3164\uffa0\u17b4b", "ab"],
  ["control characters", "a\u0000\u0007\u001b[31mb\u007f\u009b", "a[31mb"],
  ["private use, and what is no character", "a\ue000\u{f0000}\ufffe\u{1ffff}\ufdd0b", "ab"],
  ["halves of characters", "a\ud800b\udc00c", "abc"],
  ["accents in characters of their own", "Zoe\u0308 e\u200b\u0301", "Zoë é"],
  ["Persian, whose letters need a non-joiner", "می\u200cخواهم", "می\u200cخواهم"],
  ["Hindi and Malayalam, with joiners after a virama", "क्\u200dष ന്\u200d", "क्\u200dष ന്\u200d"],
  ["Bengali, with a joiner before a virama", "র\u200d্য", "র\u200d্য"],
  ["joiners where the letters stand alone", "علی\u200c \u200dक\u200d", "علی क"],
  ["two joiners instead of one", "می\u200c\u200cخ 👩\u200d\u200d💻", "میخ 👩💻"],
  ["emoji of several characters", "👩🏽\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 🇭🇺", "👩🏽\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 🇭🇺"],
  [
    "the flag of England, which is written with tags",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
  ],
  ["another form of a Chinese character", "葛\u{e0100}城", "葛\u{e0100}城"],
  ["what is left of nothing", "\u200b\u202e \n\u2060", ""],
];

describe("cleanName and cleanText", () => {
  for (const [what, typed, name, text = name] of cases) {
    it(`read ${what}`, () => assert.deepEqual([cleanName(typed), cleanText(typed)], [name, text]));
  }

  it("leave a cleaned text as it is", () => {
    fc.assert(
      fc.property(hostileText(600), (typed) => {
        assert.equal(cleanName(cleanName(typed)), cleanName(typed));
        assert.equal(cleanText(cleanText(typed)), cleanText(typed));
        assert.equal(cleanText(cleanName(typed)), cleanName(typed));
        assert.equal(cleanName(cleanText(typed)), cleanName(typed), "both remove the same");
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("leave nothing that changes the direction or can't be stored", () => {
    fc.assert(
      fc.property(hostileText(600), (typed) => {
        for (const clean of [cleanName(typed), cleanText(typed)]) {
          assert.ok(clean.isWellFormed());
          assert.equal(clean, clean.normalize("NFC"));
          assert.doesNotMatch(clean.replaceAll("\n", ""), /[\p{Bidi_Control}\p{Cc}\p{Co}\u200b\u2060\ufeff]/u);
          assert.doesNotMatch(clean, /[a-z0-9][\u200c\u200d]|(?<!\p{M})[\u200c\u200d][a-z0-9]| {2}|^\s|\s$/iu); // \p{M}: after a virama
        }
        assert.doesNotMatch(cleanName(typed), /[\n\r\u2028\u2029]/);
        assert.doesNotMatch(cleanText(typed), /\n{3}| \n|\n /);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("take time in proportion to the text", () => {
    for (const piece of [" ", " \n", "\u200d"]) {
      const long = `a${piece.repeat(150_000)}a`;
      const began = performance.now();
      cleanText(long);
      cleanName(long);
      assert.ok(performance.now() - began < 5_000, JSON.stringify(piece));
    }
  });
});
