import fc from "fast-check";

/** Pieces that look different on a card, in a mail or in a directory from what was typed, or that cards could take for instructions. */
const pieces = [
  ..."\u202e \u202d \u2066 \u2067 \u2069 \u200f \u061c \u200b \u2060 \ufeff \u00ad \u034f \u3164 \u{e0061} \ue000 \ufffe \ud800 \udc00".split(
    " ",
  ),
  ..."\u200c \u200d \ufe0f \u{e0100} \u0301 \u0308 👩 💻 ❤ 🏴 🏽 1 # 葛 ي خ क ् র ্ ê e\u0301 ﬁ Å \u1100\u1161".split(" "),
  ..."\r\n|\n|\n\n\n|\r|\u2028|\u2029|\u0085|\t|\v|\u0000|\u0007|\u00a0|\u3000| |  ".split("|"),
  ..."* _ ** __ ` ~~ [a](http://evil.example) <at>Ann</at> &lt; &#8238; \\ - + = # > | 1. 12) www.evil.example mailto:a@b.example //".split(
    " ",
  ),
  ..."${x} ${$root} {{name}} $& a Ann contoso.com https://evil.example ! . , : ' \" ( )".split(" "),
];

/** Text of up to `longest` UTF-16 units, of what people type and of what they shouldn't. */
export function hostileText(longest: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pieces) },
    fc.string({ maxLength: 5, unit: "binary" }),
    fc.lorem({ maxCount: 3 }),
  );
  return fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join("").slice(0, longest));
}
