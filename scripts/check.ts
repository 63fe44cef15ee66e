import { packageBin } from "./process/package-bin.ts";
import { runNode } from "./process/run-node.ts";
import { isCoverageOfNow } from "./test/coverage.ts";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether this step has nothing to do. */
  readonly isDone?: () => boolean;
}

/** The steps of `npm run check`, in this order. */
const steps: readonly Step[] = [
  { name: "types", args: [packageBin("typescript", "tsc"), "--noEmit", "-p", "."] },
  { name: "types of the page", args: [packageBin("typescript", "tsc"), "--noEmit", "-p", "sandbox/web"] },
  { name: "lint and layers", args: [packageBin("oxlint"), "--type-aware", "--deny-warnings"] },
  { name: "format", args: [packageBin("prettier"), "--check", "."] },
  { name: "unused code", args: [packageBin("knip")] },
  { name: "tests", args: ["scripts/test.js"], environment: { ...process.env, TEST_COVERAGE: "1" }, isDone: isCoverageOfNow },
  { name: "coverage", args: [packageBin("c8"), "report"] },
];

/** Runs every step, even after a failure, or only those that have one of the given words in their names. Fails if a step failed. */
async function check(words: readonly string[]): Promise<number> {
  const chosen = words.length === 0 ? steps : steps.filter(({ name }) => words.some((word) => name.includes(word)));
  const results: string[] = [];
  let failures = chosen.length === 0 ? 1 : 0;
  for (const { name, args, environment, isDone } of chosen) {
    console.log(`\n── ${name} ──`);
    const started = performance.now();
    const code = isDone?.() ? 0 : await runNode(args, { environment });
    if (code !== 0) failures += 1;
    results.push(`${code === 0 ? "passed" : "FAILED"}  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
  console.log(
    `\n── summary ──\n${results.join("\n")}\n${failures === 0 ? "All checks passed." : `${failures} of ${chosen.length} checks failed.`}`,
  );
  return failures === 0 ? 0 : 1;
}

process.exitCode = await check(process.argv.slice(2));
