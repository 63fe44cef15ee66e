import type { Times } from "./slowest-files.ts";

/** The reporter's counts so far. `ended`: mocha reached the end of the run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly ended: boolean;
  readonly times: Times;
}

export const nothingYet: Tally = { passed: 0, failed: 0, skipped: 0, ended: false, times: {} };

export function isTally(message: unknown): message is Tally {
  return typeof message === "object" && message !== null && "passed" in message && "failed" in message;
}

/** The sum of several runs; it ended if all of them did. A run without a test counts as broken off. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((before, tally) => before + of(tally), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    ended: tallies.every(({ ended, passed, failed }) => ended && passed + failed > 0),
    times: Object.fromEntries(tallies.flatMap(({ times }) => Object.entries(times))),
  };
}

/** The last line. A run that broke off counts as one more failure, and a run without a test as a failure. */
export function summaryLine({ passed, failed, skipped, ended }: Tally): { readonly line: string; readonly ok: boolean } {
  const failures = ended && passed + failed > 0 ? failed : failed + 1;
  const line = `${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { line, ok: failures === 0 };
}
