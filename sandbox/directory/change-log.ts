/** One entry of the directory's log, which delta reads. `sequence` counts from 1 without gaps; `at` never decreases. */
export interface UserChange {
  readonly sequence: number;
  readonly at: number;
  readonly id: string;
  readonly what: "created" | "changed" | "removed" | "purged";
  readonly properties: ReadonlySet<string>;
}

interface Entry {
  /** Sequence of the first change. */
  readonly first: number;
  readonly count: number;
  readonly at: number;
  /** @param nth counted from 0 */
  readonly make: (nth: number) => Omit<UserChange, "sequence" | "at">;
}

/** The changes of users, in order. A crowd that was added at once is one entry. */
export class ChangeLog {
  #entries: Entry[] = [];

  get length(): number {
    const last = this.#entries.at(-1);
    return last ? last.first + last.count - 1 : 0;
  }

  add(at: number, count: number, make: Entry["make"]): void {
    this.#entries.push({ first: this.length + 1, count, at: Math.max(at, this.#entries.at(-1)?.at ?? 0), make });
  }

  /** @param sequence counted from 1 */
  at(sequence: number): UserChange | undefined {
    const entry = this.#entries[lastIndex(this.#entries, (each) => each.first <= sequence)];
    if (!entry || sequence >= entry.first + entry.count) return undefined;
    return { sequence, at: entry.at, ...entry.make(sequence - entry.first) };
  }

  /** The number of changes up to a time, in milliseconds since 1970. */
  lengthAt(until: number): number {
    const entry = this.#entries[lastIndex(this.#entries, (each) => each.at <= until)];
    return entry ? entry.first + entry.count - 1 : 0;
  }

  clear(): void {
    this.#entries = [];
  }
}

/** In a list where the entries that fit come first: the index of the last one that fits; -1 if none does. */
function lastIndex(entries: readonly Entry[], fits: (entry: Entry) => boolean): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && fits(entry)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
