import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { imbalances, type Books } from "./books/ledger.ts";
import { CannotRun } from "./cannot-run.ts";
import type { ChaosOptions } from "./options.ts";
import type { Processes } from "./process/processes.ts";
import { Run } from "./run.ts";
import { scenarioFor } from "./scenarios/index.ts";

/** The end of a run; it is also `result.json` in the run's folder. */
export interface ChaosResult {
  readonly name: string;
  readonly kind: "balanced" | "wrong" | "cannot-run";
  /** What is wrong, or why the scenario can't run here. */
  readonly reasons: readonly string[];
  readonly seconds: number;
  readonly books: readonly Books[];
}

interface Surroundings {
  readonly processes: Processes;
  readonly print: (line: string) => void;
}

/** Runs one scenario and judges its books. @throws Error when the tool itself fails. */
export async function runScenario(options: ChaosOptions, { processes, print }: Surroundings): Promise<ChaosResult> {
  const scenario = scenarioFor(options);
  const run = await Run.begin(options, processes, print);
  const end = (kind: ChaosResult["kind"], reasons: readonly string[]) => ({
    name: options.name,
    kind,
    reasons,
    seconds: run.journal.seconds(),
    books: run.books,
  });
  try {
    await scenario(run);
    const reasons = [...run.wrong, ...run.books.flatMap(imbalances)];
    return stored(options, end(reasons.length === 0 ? "balanced" : "wrong", reasons));
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return stored(options, end("cannot-run", [error.message]));
  } finally {
    run.isOver = true;
    for (const person of run.people.values()) person.leave();
    await processes.endAll();
  }
}

function stored(options: ChaosOptions, result: ChaosResult): ChaosResult {
  const folder = join(options.out, options.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "result.json"), JSON.stringify(result, undefined, 1));
  return result;
}
