import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutated, type Mutant } from "./mutant.ts";
import { runTestsIn } from "./run-tests-in.ts";
import { keyOf, type TimeLimits } from "./unmutated-runs.ts";

/** `killed` and `timed-out` name the tests that noticed; `untested`: the file has no test at its mirrored place. */
export type Judgement =
  { readonly verdict: "killed" | "timed-out"; readonly by: "mirrored test" | "end-to-end" } | { readonly verdict: "survived" | "untested" };

interface Trial {
  /** A copy of the project that nobody else changes. */
  readonly folder: string;
  /** The mirrored test, then the end-to-end tests. */
  readonly tests: TestSets;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
}

export interface TestSets {
  /** Undefined when the file doesn't exist. */
  readonly mirrored: string | undefined;
  readonly endToEnd: readonly string[];
}

/** Changes the file, runs its tests, and changes it back. */
export async function judgeMutant(mutant: Mutant, trial: Trial): Promise<Judgement> {
  if (trial.tests.mirrored === undefined) return { verdict: "untested" };
  const path = join(trial.folder, mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, mutated(source, mutant));
  try {
    const { mirrored, endToEnd } = trial.tests;
    return (await notice([mirrored], "mirrored test", trial)) ?? (await notice(endToEnd, "end-to-end", trial)) ?? { verdict: "survived" };
  } finally {
    writeFileSync(path, source);
  }
}

async function notice(
  tests: readonly string[],
  by: "mirrored test" | "end-to-end",
  { folder, limits, signal }: Trial,
): Promise<Judgement | undefined> {
  if (tests.length === 0) return undefined;
  const timeoutMs = limits.get(keyOf(tests));
  if (timeoutMs === undefined) throw new Error(`Not measured: ${keyOf(tests)}`);
  const { kind } = await runTestsIn(folder, tests, { timeoutMs, signal });
  return kind === "passed" ? undefined : { verdict: kind === "failed" ? "killed" : kind, by };
}
