/** Narrower than this, a column of text isn't shown: nobody can read it. */
const leastShown = 10;
/** An id is known by its beginning, which is what commands ask for. */
const leastId = 9;
/** `2026-11-20T08:15Z` */
const leastDate = 17;

/** What a column has in all its cells. A date is shown whole or not at all. */
export type ColumnKind = "text" | "date" | "id";

interface Room {
  readonly gap: number;
  /** Absent: there is room for everything. */
  readonly columns: number | undefined;
  /** Absent: texts. */
  readonly kinds?: readonly ColumnKind[];
}

/**
 * The width of each column, given the widths of its cells: as wide as its widest cell. If that is too much, ids and the headers of dates
 * become shorter, then the widest texts; if they can't, the last columns are left out.
 */
export function columnWidths(rows: readonly (readonly number[])[], { gap, columns, kinds = [] }: Room): readonly number[] {
  const widest = rows.reduce<number[]>((most, row) => row.map((width, index) => Math.max(most[index] ?? 0, width)), []);
  if (columns === undefined) return widest;
  const least = widest.map((width, index) => Math.min(width, leastOf(kinds[index] ?? "text")));
  let shown = widest.length;
  while (shown > 1 && total(least.slice(0, shown), gap) > columns) shown -= 1;
  return narrowed(widest.slice(0, shown), { least, kinds, room: columns - gap * (shown - 1) });
}

function leastOf(kind: ColumnKind): number {
  if (kind === "date") return leastDate;
  return kind === "id" ? leastId : leastShown;
}

interface Narrowing {
  readonly least: readonly number[];
  readonly kinds: readonly ColumnKind[];
  readonly room: number;
}

function narrowed(widths: readonly number[], { least, kinds, room }: Narrowing): readonly number[] {
  if (widths.length === 1) return widths.map((width) => Math.max(0, Math.min(width, room)));
  let over = Math.max(0, sumOf(widths) - room);
  const shorter = widths.map((width, index) => {
    const less = (kinds[index] ?? "text") === "text" ? 0 : Math.min(over, width - (least[index] ?? 0));
    over -= less;
    return width - less;
  });
  return limited(shorter, least, room);
}

/** The highest limit on the width of a column with which all fit; no column becomes narrower than its least width. */
function limited(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const at = (limit: number) => widths.map((width, index) => Math.max(Math.min(width, limit), Math.min(width, least[index] ?? 0)));
  let limit = Math.max(...widths);
  while (limit > 1 && sumOf(at(limit)) > room) limit -= 1;
  let left = room - sumOf(at(limit));
  return at(limit).map((width, index) => {
    if (left <= 0 || width >= (widths[index] ?? 0) || width > limit) return width;
    left -= 1;
    return width + 1;
  });
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

function total(widths: readonly number[], gap: number): number {
  return sumOf(widths) + gap * (widths.length - 1);
}
