/**
 * Changes the code of `src/domain` and `src/flows` in small ways and checks whether the tests notice: `npm run mutate`. With `--rules` it
 * breaks the code of the sandbox's rules, and checks whether each rule's own test notices.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { mutateProject, type JudgedMutant, type MutationOptions } from "./mutate/mutate-project.ts";
import { isKilled, reportLines, reportOf } from "./mutate/report.ts";
import { checkRules } from "./mutate/rules/check-rules.ts";
import { ruleLine, rulesSummary } from "./mutate/rules/rules-report.ts";
import { projectRoot } from "./process/project-root.ts";

const target = join(projectRoot, "build/mutation.json");

interface Options extends MutationOptions {
  readonly isAboutRules: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "1" },
      sample: { type: "string", default: "400" },
      jobs: { type: "string", default: "2" },
      files: { type: "string", multiple: true, default: [] },
      rules: { type: "boolean", default: false },
    },
  });
  const number = (name: "seed" | "sample" | "jobs", least: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name} takes a whole number, ${least} or more`);
    return value;
  };
  const names = [...values.files, ...positionals];
  return { seed: number("seed", 0), sample: number("sample", 1), jobs: number("jobs", 1), files: names, isAboutRules: values.rules };
}

/** Prints the progress. */
function progress(): (mutant: JudgedMutant) => void {
  let tried = 0;
  let survived = 0;
  return (mutant) => {
    tried += 1;
    if (!isKilled(mutant)) survived += 1;
    if (tried % 20 === 0) console.log(`${tried} tried, ${survived} survived`);
  };
}

async function mutate(options: MutationOptions, signal: AbortSignal): Promise<number> {
  console.log(`seed ${options.seed}: up to ${options.sample} mutants; first the tests with nothing changed`);
  const started = performance.now();
  const mutation = await mutateProject(projectRoot, options, { signal, onJudged: progress(), temporaryFolder: tmpdir() });
  const report = reportOf(mutation, options.seed, (performance.now() - started) / 1_000);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify({ ...report, mutants: mutation.judged }, undefined, 2)}\n`);
  console.log(`\n${reportLines(mutation.judged, report).join("\n")}`);
  return report.isEnough ? 0 : 1;
}

/** `--rules`, with ids of rules or for all. */
async function breakRules({ seed, sample, jobs, files: ids }: Options, signal: AbortSignal): Promise<number> {
  const onChecked = (check: Parameters<typeof ruleLine>[0]) => console.log(ruleLine(check));
  const checks = await checkRules(projectRoot, { seed, sample, jobs, ids }, { signal, onChecked, temporaryFolder: tmpdir() });
  console.log(`\n${rulesSummary(checks, seed)}`);
  return checks.every(({ noticed }) => noticed) ? 0 : 1;
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
try {
  const options = optionsOf(process.argv.slice(2));
  process.exitCode = await (options.isAboutRules ? breakRules : mutate)(options, stopping.signal);
} catch (error) {
  console.error(stopping.signal.aborted ? "Stopped." : error instanceof Error ? error.message : error);
  process.exitCode = stopping.signal.aborted ? 130 : 1;
}
