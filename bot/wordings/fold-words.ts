/**
 * Makes typed words comparable: in lower case and without accents, which people often leave out. The text is composed first (NFC) and
 * folded letter by letter, so that the result has the length of the composed text and can be cut at the same places.
 */
export function foldWords(text: string): string {
  return Array.from(text.normalize("NFC"), foldLetter).join("");
}

/** Arabic signs for short vowels, and the line that stretches words. People rarely type them, and they don't change the word. */
const optionalSigns = /[\u0640\u064b-\u0652\u0670]/g;

/** Composed text (NFC) without {@link optionalSigns}, ready to be folded. */
export function plainWords(text: string): string {
  return text.normalize("NFC").replace(optionalSigns, "");
}

/** Whether the last letter is Chinese or Japanese: these put no space between words, nor between a word and an address. */
export function endsWithoutSpace(words: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(words);
}

/** Traditional → simplified characters, for the words of commands and small talk. Our texts have simplified Chinese only. */
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
