/** How many UTF-16 units beside a mark are looked at: an emoji with a skin tone and a selector has five. */
const near = 6;

/**
 * Whether a joiner or a variation selector, which nobody sees, changes how its neighbours are written: in emoji, and in scripts that need
 * it. Everywhere else it would only make two texts differ that look the same.
 */
export function isJoining(mark: string, at: number, text: string): boolean {
  const before = text.slice(Math.max(0, at - near), at);
  const after = text.slice(at + mark.length, at + mark.length + near);
  return contexts.some(({ marks, left, right }) => marks.test(mark) && left.test(before) && right.test(after));
}

interface Context {
  readonly marks: RegExp;
  readonly left: RegExp;
  readonly right: RegExp;
}

const anything = /^/;
const zeroWidthJoiner = /\u200d/;
const joiner = /[\u200c\u200d]/;

const contexts: readonly Context[] = [
  // several emoji as one: a family, a profession (Unicode: UTS 51)
  { marks: zeroWidthJoiner, left: /\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?$/v, right: /^\p{Extended_Pictographic}/v },
  // after a virama, the sign that takes a letter its vowel (RFC 5892, appendix A), before a letter of these scripts or at the end of a word
  {
    marks: joiner,
    left: /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]$/,
    right: /^(?:[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]|(?![\p{L}\p{M}\p{Join_Control}\p{Variation_Selector}]))/v,
  },
  // before a virama, as Bengali and Kannada write some groups
  { marks: zeroWidthJoiner, left: /[\u09b0\u0cb0]$/, right: /^[\u09cd\u0ccd]/ },
  // between letters of scripts in which neighbours change their form, as Persian does within words
  ...[
    /[[\p{L}\p{M}]&&\p{scx=Arab}]/v,
    /[[\p{L}\p{M}]&&\p{scx=Syrc}]/v,
    /[[\p{L}\p{M}]&&\p{scx=Mong}]/v,
    /[[\p{L}\p{M}]&&\p{scx=Khmr}]/v,
  ].map(({ source }) => ({ marks: joiner, left: new RegExp(`${source}$`, "v"), right: new RegExp(`^${source}`, "v") })),
  // an emoji in color or in black and white, and the keys of a telephone
  { marks: /[\ufe0e\ufe0f]/, left: /\p{Extended_Pictographic}\p{Emoji_Modifier}?$/v, right: anything },
  { marks: /\ufe0f/, left: /[0-9#*]$/, right: /^\u20e3/ },
  // another form of a Chinese or Mongolian character (Unicode: Standardized Variants, Ideographic Variation Database)
  { marks: /[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u, left: /\p{Ideographic}$/v, right: anything },
  { marks: /[\u180b-\u180d\u180f]/, left: /[\p{L}&&\p{scx=Mong}]$/v, right: anything },
];
