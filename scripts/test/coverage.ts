import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import { stateOfProject } from "./project-state.ts";

/** The folder that c8 reads (.c8rc.json), and the file that says which state of the project the coverage is of. */
const [folder, stateFile] = [join(projectRoot, "coverage/tmp"), join(projectRoot, "coverage/state.txt")];

/** `TEST_COVERAGE=1 npm test` also collects coverage. `npm run check` then judges it without running the tests again. */
export const isCoverageWanted = process.env["TEST_COVERAGE"] === "1";

/**
 * Runs tests with the variable that makes Node write coverage. They have passed if each ends with code 0. A second run in the same project
 * at the same time collects in a folder of its own.
 */
export async function collectCoverage<T extends { readonly code: number }>(
  run: (environment: NodeJS.ProcessEnv) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  await mkdir(dirname(folder), { recursive: true });
  const collecting = await mkdtemp(`${folder}-`);
  const state = stateOfProject(projectRoot);
  const results = await run({ NODE_V8_COVERAGE: collecting });
  await Promise.all([stateFile, folder].map((path) => rm(path, { recursive: true, force: true })));
  await rename(collecting, folder);
  if (results.every(({ code }) => code === 0)) writeFileSync(stateFile, state);
  return results;
}

/** Whether the last coverage comes from tests that passed, and no file of the project has changed since. */
export function isCoverageOfNow(): boolean {
  return existsSync(stateFile) && readFileSync(stateFile, "utf8") === stateOfProject(projectRoot);
}
