import { shareWork } from "./share-work.ts";
import { runTestsIn } from "./run-tests-in.ts";

/** How long a set of tests may take without a mutant. */
const longestMs = 300_000;

/** For each set of tests, by its key, the time limit of a run with a mutant: a slower run has an endless loop. */
export type TimeLimits = ReadonlyMap<string, number>;

export const keyOf = (tests: readonly string[]) => tests.join(" ");

/** Runs each set of tests once without a mutant. @throws Error with the output of a set that doesn't pass. */
export async function measureTests(
  sets: readonly (readonly string[])[],
  folders: readonly string[],
  signal: AbortSignal,
): Promise<TimeLimits> {
  const limits = await shareWork(sets, folders, async (tests, folder) => {
    const { kind, milliseconds, output } = await runTestsIn(folder, tests, { timeoutMs: longestMs, signal });
    if (kind !== "passed") throw new Error(`Tests don't pass with nothing changed: ${keyOf(tests)}\n${output}`);
    return [keyOf(tests), Math.ceil(5 * milliseconds) + 5_000] as const;
  });
  return new Map(limits);
}
