import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chooseSample } from "./choose-sample.ts";
import { findMutants } from "./find-mutants.ts";
import { judgeMutant, type Judgement, type TestSets } from "./judge-mutant.ts";
import type { Mutant } from "./mutant.ts";
import { copyProject } from "./project-copy.ts";
import { shareWork } from "./share-work.ts";
import { endToEndTests, mirroredTest } from "./tests-of.ts";
import { keyOf, measureTests } from "./unmutated-runs.ts";

export interface MutationOptions {
  readonly seed: number;
  /** How many mutants to try at most. */
  readonly sample: number;
  /** Paths from the project's root; none: all of `src/domain` and `src/flows`. */
  readonly files: readonly string[];
  readonly jobs: number;
}

export type JudgedMutant = Mutant & Judgement;

export interface Mutation {
  /** How many mutants the files have. */
  readonly found: number;
  readonly judged: readonly JudgedMutant[];
}

interface Surroundings {
  readonly signal: AbortSignal;
  /** The folder for the copies. */
  readonly temporaryFolder: string;
  readonly onJudged: (mutant: JudgedMutant) => void;
}

/**
 * Tries a sample of mutants in copies of the project, and then deletes the copies.
 * @throws Error when a test fails with nothing changed, or when it is aborted.
 */
export async function mutateProject(root: string, options: MutationOptions, surroundings: Surroundings): Promise<Mutation> {
  const { signal, temporaryFolder, onJudged } = surroundings;
  const mutants = filesToMutate(root, options.files).flatMap((file) => findMutants(file, readFileSync(join(root, file), "utf8")));
  const sample = chooseSample(mutants, options.sample, options.seed);
  const testsOf = new Map(sample.map(({ file }) => [file, testSets(root, file)]));
  const sets = new Map([...testsOf.values()].flatMap(setsToRun).map((tests) => [keyOf(tests), tests]));
  const place = mkdtempSync(join(temporaryFolder, "guestlist-mutate-"));
  try {
    const folders = Array.from({ length: options.jobs }, (_, job) => join(place, String(job)));
    for (const folder of folders) copyProject(root, folder);
    const limits = await measureTests([...sets.values()], folders, signal);
    const judged = await shareWork(sample, folders, async (mutant, folder) => {
      const tests = testsOf.get(mutant.file) ?? testSets(root, mutant.file);
      const outcome = { ...mutant, ...(await judgeMutant(mutant, { folder, tests, limits, signal })) };
      onJudged(outcome);
      return outcome;
    });
    return { found: mutants.length, judged };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function filesToMutate(root: string, files: readonly string[]): readonly string[] {
  const chosen = files.length > 0 ? files : globSync("src/{domain,flows}/**/*.ts", { cwd: root });
  return chosen.map((file) => file.replaceAll("\\", "/").replace(/^\.\//, "")).toSorted();
}

function testSets(root: string, file: string): TestSets {
  const mirrored = mirroredTest(file);
  return { mirrored: existsSync(join(root, mirrored)) ? mirrored : undefined, endToEnd: endToEndTests(file) };
}

/** The end-to-end tests run only if the mirrored test passes. */
function setsToRun({ mirrored, endToEnd }: TestSets): readonly (readonly string[])[] {
  return mirrored === undefined ? [] : [[mirrored], ...(endToEnd.length > 0 ? [endToEnd] : [])];
}
