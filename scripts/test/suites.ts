import { globSync } from "node:fs";
import { sep } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import { hasProperties } from "./has-properties.ts";

/**
 * `npm test`, `npm run test:long` and `npm run test:night`. A file `*.long.test.ts` or `*.night.test.ts` belongs to the suite in its name.
 */
export type Suite = "quick" | "long" | "night";

/** Removes `--long` or `--night` from the arguments; the rest is for mocha. */
export function suiteOf(args: readonly string[]): { readonly suite: Suite; readonly rest: readonly string[] } {
  const suite = args.includes("--night") ? "night" : args.includes("--long") ? "long" : "quick";
  return { suite, rest: args.filter((arg) => arg !== `--${suite}`) };
}

/** The suite's own files. */
export function filesOf(suite: Suite): readonly string[] {
  return everyFile().filter((file) => suiteOfFile(file) === suite);
}

/** All files that a suite runs: the longer ones repeat the quick files with properties. The slowest come first, so that no process gets one of them last. */
export function filesToRun(suite: Suite): readonly string[] {
  const files = suite === "quick" ? filesOf(suite) : [...filesOf(suite), ...quickFilesWithProperties()];
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** The quick tests that take more examples in the other suites. */
export function quickFilesWithProperties(): readonly string[] {
  return filesOf("quick").filter((file) => hasProperties(file));
}

/** Other people's programs need packages of their own; `npm run test:others` installs them. */
function everyFile(): readonly string[] {
  const files = globSync("test/**/*.test.ts", { cwd: projectRoot, exclude: ["test/others/**"] });
  return files.map((file) => file.replaceAll(sep, "/")).toSorted();
}

function suiteOfFile(file: string): Suite {
  const [, suite] = /\.(long|night)\.test\.ts$/.exec(file) ?? [];
  return suite === "long" || suite === "night" ? suite : "quick";
}

/** Histories compute, and the bots that are killed mostly wait: together they use the processors well. */
const longest = [
  "test/histories/",
  "test/chaos/",
  "test/browser/",
  "test/src/cards/hostile-",
  "test/end-to-end/",
  "test/src/main.",
  "test/repository/",
  "test/contracts/",
  "test/sandbox/",
];

function rank(file: string): number {
  const found = longest.findIndex((folder) => file.startsWith(folder));
  return found === -1 ? longest.length : found;
}
