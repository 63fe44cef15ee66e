/**
 * Typed words as they are compared: in lower case and without accents, since phones and hurried people leave those out.
 * Composed first, and folded one by one, so that the answer is as long as the composed text and can be cut at the same places.
 */
export function foldWords(text: string): string {
  return Array.from(text.normalize("NFC"), foldLetter).join("");
}

/** Arabic signs for short vowels and the line that stretches words: hardly anybody types them, and they mean nothing else. */
const optionalSigns = /[\u0640\u064b-\u0652\u0670]/g;

/** Composed, and without signs that are as good as absent: as typed words are before they are folded. */
export function plainWords(text: string): string {
  return text.normalize("NFC").replace(optionalSigns, "");
}

/** Chinese and Japanese put no space between words, nor between a word and an address. */
export function endsWithoutSpace(words: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(words);
}

/** Traditional characters of the words that our one Chinese, the simplified, has for commands and for being polite. */
const simplified = new Map(
  [..."請请夥伙狀状態态幫帮發发鏈链銷销歷历記记錄录處处況况謝谢見见頭头沒没問问題题審审將将頻频於于".matchAll(/(.)(.)/g)].map(
    ([, from, to]) => [from, to],
  ),
);

function foldLetter(letter: string): string {
  const simple = simplified.get(letter);
  if (simple !== undefined) return simple;
  const [base = letter] = letter.normalize("NFD");
  const folded = base === "ł" || base === "Ł" ? "l" : base.toLowerCase();
  return folded.length === letter.length ? folded : letter;
}
