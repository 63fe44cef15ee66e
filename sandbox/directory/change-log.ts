/** One line of the directory's log, which delta reads. `sequence` counts from 1 without gaps; `at` never falls. */
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

/** What happened to users, in order. A crowd that came at once is one entry of it. */
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

  /** How many changes had happened by then: milliseconds since 1970. */
  lengthAt(until: number): number {
    const entry = this.#entries[lastIndex(this.#entries, (each) => each.at <= until)];
    return entry ? entry.first + entry.count - 1 : 0;
  }

  clear(): void {
    this.#entries = [];
  }
}

/** Of entries that fit first and then no more: the index of the last that fits; -1 if none does. */
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
