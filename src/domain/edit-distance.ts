/**
 * How many letters must be inserted, deleted, changed or swapped with their neighbour to turn one word into the other (optimal string
 * alignment). For short words: the cost is the product of their lengths.
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = cell(above, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwapped ? cell(before, column - 2) + 1 : Infinity;
      current.push(Math.min(cell(above, column) + 1, cell(current, column - 1) + 1, changed, swapped));
    }
    [before, above] = [above, current];
  }
  return cell(above, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
