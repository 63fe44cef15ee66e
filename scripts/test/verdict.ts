import { sumOf, summaryLine, type Tally } from "./tally.ts";

/** One process of mocha, with its exit code. */
export interface Run {
  readonly code: number;
  readonly tally: Tally;
}

/**
 * The last line, and the exit code: 0 only if every process ended well, and every test that ran passed. The line never says `0 failed` beside
 * another exit code: a process that failed without a failed test counts as one failure.
 */
export function verdictOn(runs: readonly Run[]): { readonly line: string; readonly code: number } {
  const code = runs.find((run) => run.code !== 0)?.code ?? 0;
  const { line, ok } = summaryLine(withHiddenFailure(sumOf(runs.map(({ tally }) => tally)), code));
  return { line, code: ok ? code : code || 1 };
}

/** A run that broke off is counted by `summaryLine`. */
function withHiddenFailure(sum: Tally, code: number): Tally {
  return code !== 0 && sum.failed === 0 && sum.ended ? { ...sum, failed: 1 } : sum;
}
