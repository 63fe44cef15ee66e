/** East Asian wide and fullwidth characters (https://www.unicode.org/reports/tr11/), without emoji. */
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji}\ufe0f)/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u;
const narrow = /^[\x20-\x7e]*$/;

/** Made when it is needed: that takes as long as a whole start. */
let segmenter: Intl.Segmenter | undefined;

/** A character as people see it, with the number of the terminal's cells that it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

export function* cellsOf(text: string): Iterable<Cell> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(text)) yield { text: segment, width: widthOf(segment) };
}

function widthOf(grapheme: string): number {
  if (narrow.test(grapheme)) return grapheme.length;
  if (emoji.test(grapheme) || wide.test(grapheme)) return 2;
  return invisible.test(grapheme) ? 0 : 1;
}

/** How many cells of a terminal a text takes, which has no control characters. */
export function cellWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const cell of cellsOf(text)) width += cell.width;
  return width;
}

/** The text with spaces up to that width. */
export function padCells(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cellWidth(text)));
}

/** The text if it fits in that many cells; otherwise its beginning, with `…`. */
export function cutCells(text: string, most: number): string {
  if (cellWidth(text) <= most) return text;
  let [cut, width] = ["", 0];
  for (const cell of cellsOf(text)) {
    if (width + cell.width > most - 1) break;
    cut += cell.text;
    width += cell.width;
  }
  return most < 1 ? "" : `${cut}…`;
}
