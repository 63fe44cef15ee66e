import { cellsOf, cellWidth } from "./cell-width.ts";

/** Lines of at most that many cells: broken at spaces; within a word only if it is longer than a line. */
export function wrapCells(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let [line, width] = ["", 0];
  const next = () => {
    lines.push(line.trimEnd());
    [line, width] = ["", 0];
  };
  for (const word of text.split(/(?<= )(?=[^ ])/)) {
    const wordWidth = cellWidth(word.trimEnd());
    if (width > 0 && width + wordWidth > most && wordWidth <= most) next();
    for (const cell of cellsOf(word)) {
      if (width + cell.width > most && cell.text !== " ") next();
      line += cell.text;
      width += cell.width;
    }
  }
  next();
  return lines;
}
