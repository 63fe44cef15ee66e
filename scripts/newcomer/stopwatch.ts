/** One step, and how long it took. */
export interface Lap {
  readonly step: string;
  readonly seconds: number;
}

/** Measures steps that follow each other. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #laps: Lap[] = [];
  #since: number;

  /** @param now milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** Ends a step; the next one begins. */
  lap(step: string): void {
    const now = this.#now();
    this.#laps.push({ step, seconds: (now - this.#since) / 1000 });
    this.#since = now;
  }

  get seconds(): number {
    return this.#laps.reduce((sum, { seconds }) => sum + seconds, 0);
  }

  /** A line a step, and the sum beside the budget. */
  table(budgetSeconds: number): string {
    const lines = [...this.#laps, { step: `all of it, of at most ${budgetSeconds} s`, seconds: this.seconds }];
    return lines.map(({ step, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${step}`).join("\n");
  }
}
