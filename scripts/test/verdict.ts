import { sumOf, summaryLine, type Tally } from "./tally.ts";

/** One process of mocha, with its exit code. */
export interface Run {
  readonly code: number;
  readonly tally: Tally;
}

/** The last line, and the exit code: 0 only if every process ended well, and every test that ran passed. */
export function verdictOn(runs: readonly Run[]): { readonly line: string; readonly code: number } {
  const { line, ok } = summaryLine(sumOf(runs.map(({ tally }) => tally)));
  const code = runs.find((run) => run.code !== 0)?.code ?? 0;
  return { line, code: ok ? code : code || 1 };
}
