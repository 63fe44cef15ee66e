import { createHash } from "node:crypto";
import type { Mutant } from "./mutant.ts";

/**
 * A sample of the mutants, spread over all files: at least one of each file while there is room, the rest in proportion to the file's
 * number. The same seed and files give the same sample.
 */
export function chooseSample(mutants: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const byFile = Map.groupBy(mutants, ({ file }) => file);
  const files = shuffled([...byFile.keys()], seed, (file) => file);
  const shares = shareOut(
    files.map((file) => byFile.get(file)?.length ?? 0),
    size,
  );
  const chosen = new Set(files.flatMap((file, at) => shuffled(byFile.get(file) ?? [], seed, nameOf).slice(0, shares[at])));
  return mutants.filter((mutant) => chosen.has(mutant));
}

/** How many to take of each: one, and of the rest in proportion, rounded so that the sum is right. */
function shareOut(counts: readonly number[], size: number): readonly number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (size >= whole) return counts;
  if (size <= counts.length) return counts.map((_, at) => (at < size ? 1 : 0));
  const rest = size - counts.length;
  const exact = counts.map((count) => (rest * (count - 1)) / (whole - counts.length));
  const shares = exact.map(Math.floor);
  const missing = rest - shares.reduce((sum, share) => sum + share, 0);
  const nearest = [...exact.keys()].toSorted((a, b) => fraction(exact[b]) - fraction(exact[a])).slice(0, missing);
  return shares.map((share, at) => 1 + share + (nearest.includes(at) ? 1 : 0));
}

const fraction = (value = 0) => value % 1;

const nameOf = ({ file, start, end, after }: Mutant) => `${file}:${start}:${end}:${after}`;

/** Sorted by a hash of seed and name: a generator's state would also depend on the other items. */
export function shuffled<Item>(items: readonly Item[], seed: number, nameOfItem: (item: Item) => string): readonly Item[] {
  const keyed = items.map((item) => ({
    item,
    key: createHash("sha256")
      .update(`${seed}:${nameOfItem(item)}`)
      .digest("hex"),
  }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
