/** The output of a command, and its exit code: 0 good, 1 wrong, 2 not understood. */
export interface Report {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** Replaces control characters: text from files, people and the directory must not steer the terminal or change the direction of lines. */
export function plain(line: string): string {
  return line.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ");
}

/** Rows of cells as lines with aligned columns; the last column isn't padded. */
export function columns(rows: readonly (readonly string[])[], indent = "  "): readonly string[] {
  const widths = rows.reduce<number[]>((widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, cell.length)), []);
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, index) => cell.padEnd(index < row.length - 1 ? (widths[index] ?? 0) : 0))
        .join("  ")
        .trimEnd(),
  );
}

/** `1 day`, `2 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}
