import type { Mutant } from "./mutant.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Collects the changes of one file while its syntax tree is visited. */
export class Edits {
  readonly #file: string;
  readonly #source: string;
  readonly #changes = new Map<string, Mutant>();
  readonly #skipped: Span[] = [];

  constructor(file: string, source: string) {
    this.#file = file;
    this.#source = source;
  }

  text({ start, end }: Span): string {
    return this.#source.slice(start, end);
  }

  /** Two operators may propose the same change: it counts once. */
  replace({ start, end }: Span, after: string): void {
    const before = this.text({ start, end });
    if (before === after) return;
    const line = this.#source.slice(0, start).split("\n").length;
    this.#changes.set(`${start}-${end}-${after}`, { file: this.#file, line, start, end, before, after });
  }

  /** Ignores proposed changes in this part. */
  skip({ start, end }: Span): void {
    this.#skipped.push({ start, end });
  }

  /** In the order of the file. */
  mutants(): readonly Mutant[] {
    const isSkipped = ({ start, end }: Span) => this.#skipped.some((span) => span.start <= start && end <= span.end);
    return [...this.#changes.values()].filter((change) => !isSkipped(change)).toSorted((a, b) => a.start - b.start || b.end - a.end);
  }
}
