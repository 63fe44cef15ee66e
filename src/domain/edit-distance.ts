/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another (optimal string
 * alignment). For short words: the cost is the product of their lengths.
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, changed, swapped));
    }
    [before, above] = [above, current];
  }
  return above[to.length] ?? 0;
}
