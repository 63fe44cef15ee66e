import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import { stateOfProject } from "./project-state.ts";

/** `TEST_COVERAGE=1 npm test` also collects coverage. `npm run check` then judges it without running the tests again. */
export const isCoverageWanted = process.env["TEST_COVERAGE"] === "1";

/** The folder that c8 reads (.c8rc.json), and the file that says which state of the project the coverage is of. */
function pathsIn(root: string) {
  const results = join(root, "coverage");
  return { results, folder: join(results, "tmp"), stateFile: join(results, "state.txt") };
}

interface Collecting<T> {
  readonly run: (environment: NodeJS.ProcessEnv) => Promise<T>;
  /** Whether all tests of `npm test` ran and passed. */
  readonly hasPassed: (result: T) => boolean;
  readonly root?: string;
}

/**
 * Runs tests with the variable that makes Node write coverage. A second run in the same project at the same time collects in a folder of
 * its own.
 */
export async function collectCoverage<T>({ run, hasPassed, root = projectRoot }: Collecting<T>): Promise<T> {
  const { results, folder, stateFile } = pathsIn(root);
  await mkdir(results, { recursive: true });
  const collecting = await mkdtemp(`${folder}-`);
  const state = stateOfProject(root);
  const result = await run({ NODE_V8_COVERAGE: collecting });
  await Promise.all([stateFile, folder].map((path) => rm(path, { recursive: true, force: true })));
  await rename(collecting, folder);
  if (hasPassed(result)) writeFileSync(stateFile, state);
  return result;
}

/** Whether there is coverage, it comes from tests that passed, and no file of the project has changed since. */
export function isCoverageOfNow(root: string = projectRoot): boolean {
  const { folder, stateFile } = pathsIn(root);
  const isThere = existsSync(stateFile) && existsSync(folder) && readdirSync(folder).length > 0;
  return isThere && readFileSync(stateFile, "utf8") === stateOfProject(root);
}
