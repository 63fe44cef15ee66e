/**
 * Typed words as they are compared: in lower case and without accents, since phones and hurried people leave those out.
 * Composed first, and folded one by one, so that the answer is as long as the composed text and can be cut at the same places.
 */
export function foldWords(text: string): string {
  return Array.from(text.normalize("NFC"), foldLetter).join("");
}

function foldLetter(letter: string): string {
  const [base = letter] = letter.normalize("NFD");
  const folded = base === "ł" || base === "Ł" ? "l" : base.toLowerCase();
  return folded.length === letter.length ? folded : letter;
}
