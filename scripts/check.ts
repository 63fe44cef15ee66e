import { packageBin } from "./process/package-bin.ts";
import { runNode } from "./process/run-node.ts";
import { isCoverageOfNow } from "./test/coverage.ts";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether this step has nothing to do. */
  readonly isDone?: () => boolean;
  /** Why this step can't run. */
  readonly obstacle?: () => string | undefined;
}

/** The steps of `npm run check`, in this order. */
const steps: readonly Step[] = [
  { name: "types", args: [packageBin("typescript", "tsc"), "--noEmit", "-p", "."] },
  { name: "types of the page", args: [packageBin("typescript", "tsc"), "--noEmit", "-p", "sandbox/web"] },
  { name: "lint and layers", args: [packageBin("oxlint"), "--type-aware", "--deny-warnings"] },
  { name: "format", args: [packageBin("prettier"), "--check", "."] },
  { name: "unused code", args: [packageBin("knip")] },
  { name: "tests", args: ["scripts/test.js"], environment: { ...process.env, TEST_COVERAGE: "1" }, isDone: isCoverageOfNow },
  {
    name: "coverage",
    args: [packageBin("c8"), "report"],
    obstacle: () => (isCoverageOfNow() ? undefined : "There is no coverage of tests that passed on the present files: npm run check tests"),
  },
];

/** Runs every step, even after a failure, or only those that have one of the given words in their names. Fails if a step failed. */
async function check(words: readonly string[]): Promise<number> {
  const chosen = words.length === 0 ? steps : steps.filter(({ name }) => words.some((word) => name.includes(word)));
  const results: string[] = [];
  let failures = chosen.length === 0 ? 1 : 0;
  for (const step of chosen) {
    const { name } = step;
    console.log(`\n── ${name} ──`);
    const started = performance.now();
    const code = await run(step);
    if (code !== 0) failures += 1;
    results.push(`${code === 0 ? "passed" : "FAILED"}  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
  console.log(
    `\n── summary ──\n${results.join("\n")}\n${failures === 0 ? "All checks passed." : `${failures} of ${chosen.length} checks failed.`}`,
  );
  return failures === 0 ? 0 : 1;
}

async function run({ args, environment, isDone, obstacle }: Step): Promise<number> {
  if (isDone?.()) return 0;
  const why = obstacle?.();
  if (why === undefined) return runNode(args, { environment });
  console.error(why);
  return 1;
}

process.exitCode = await check(process.argv.slice(2));
