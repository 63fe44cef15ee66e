/** Narrower than this, a column isn't shown. */
const leastShown = 6;

interface Room {
  readonly gap: number;
  /** Absent: there is room for everything. */
  readonly columns: number | undefined;
}

/**
 * The width of each column, given the widths of its cells: as wide as its widest cell. If that is too much, the widest columns become narrower;
 * if they can't, the last columns are left out.
 */
export function columnWidths(rows: readonly (readonly number[])[], { gap, columns }: Room): readonly number[] {
  const widest = rows.reduce<number[]>((most, row) => row.map((width, index) => Math.max(most[index] ?? 0, width)), []);
  if (columns === undefined) return widest;
  let widths = widest;
  while (
    widths.length > 1 &&
    total(
      widths.map((width) => Math.min(width, leastShown)),
      gap,
    ) > columns
  )
    widths = widths.slice(0, -1);
  return narrowed(widths, columns - gap * (widths.length - 1));
}

/** The highest limit on the width of a column with which all fit. */
function narrowed(widths: readonly number[], room: number): readonly number[] {
  const sum = (limit: number) => widths.reduce((all, width) => all + Math.min(width, limit), 0);
  let limit = Math.max(0, Math.min(room, Math.max(...widths)));
  while (limit > 1 && sum(limit) > room) limit -= 1;
  let left = room - sum(limit);
  return widths.map((width) => {
    if (width <= limit || left <= 0) return Math.min(width, limit);
    left -= 1;
    return limit + 1;
  });
}

function total(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
}
