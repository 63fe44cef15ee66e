import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shuffled } from "../choose-sample.ts";
import { findMutants } from "../find-mutants.ts";
import { mutated, type Mutant } from "../mutant.ts";
import { copyProject } from "../project-copy.ts";
import { runTestsIn } from "../run-tests-in.ts";
import { shareWork } from "../share-work.ts";
import { findMarks } from "./find-marks.ts";
import { readRules, testPattern, type Rule } from "./read-rules.ts";

const TIME_LIMIT_MS = 120_000;
/** After so many changes that nobody notices, the test doesn't depend on the code. */
const MAX_TRIES = 12;
/** A change that breaks the preparation of a test says nothing about the test itself. */
const BROKEN_HOOK = /"(?:before|after) (?:all|each)" hook/;

export interface RuleCheck {
  readonly rule: Rule;
  /** The change that the rule's test noticed; undefined if there is none. */
  readonly noticed: Mutant | undefined;
  readonly tries: number;
}

export interface RulesOptions {
  readonly seed: number;
  /** How many rules to check at most. */
  readonly sample: number;
  readonly jobs: number;
  /** Ids of rules; none: all. */
  readonly ids: readonly string[];
}

interface Surroundings {
  readonly signal: AbortSignal;
  /** The folder for the copies. */
  readonly temporaryFolder: string;
  readonly onChecked: (check: RuleCheck) => void;
}

/**
 * Breaks the marked code of the sandbox's rules in copies of the project, one change at a time, until the rule's own test fails.
 * @throws Error when a rule's test fails with nothing changed, or when it is aborted.
 */
export async function checkRules(root: string, options: RulesOptions, surroundings: Surroundings): Promise<readonly RuleCheck[]> {
  const { signal, temporaryFolder, onChecked } = surroundings;
  const rules = chosenRules(readRules(readFileSync(join(root, "sandbox/RULES.md"), "utf8")), options);
  const mutants = mutantsByRule(root);
  const place = mkdtempSync(join(temporaryFolder, "guestlist-rules-"));
  try {
    const folders = Array.from({ length: options.jobs }, (_, job) => join(place, String(job)));
    for (const folder of folders) copyProject(root, folder);
    return await shareWork(rules, folders, async (rule, folder) => {
      const candidates = shuffled(mutants.get(rule.id) ?? [], options.seed, nameOf).slice(0, MAX_TRIES);
      const check = { rule, ...(await firstNoticed(rule, candidates, folder, signal)) };
      onChecked(check);
      return check;
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function chosenRules(rules: readonly Rule[], { ids, sample, seed }: RulesOptions): readonly Rule[] {
  const wanted = rules.filter(({ id }) => ids.length === 0 || ids.includes(id));
  return shuffled(wanted, seed, ({ id }) => id).slice(0, sample);
}

/** All changes of the code that each rule's marks mark. */
export function mutantsByRule(root: string): ReadonlyMap<string, readonly Mutant[]> {
  const found = new Map<string, Mutant[]>();
  for (const path of globSync("sandbox/**/*.{ts,js}", { cwd: root, exclude: ["**/node_modules/**"] })) {
    const [file, source] = [path.replaceAll("\\", "/"), readFileSync(join(root, path), "utf8")];
    const marks = findMarks(file, source);
    const mutants = marks.length > 0 ? findMutants(file, source) : [];
    for (const { ids, start, end } of marks) {
      const inside = mutants.filter((mutant) => start <= mutant.start && mutant.end <= end);
      for (const id of ids) found.set(id, [...(found.get(id) ?? []), ...inside]);
    }
  }
  return found;
}

async function firstNoticed(
  rule: Rule,
  candidates: readonly Mutant[],
  folder: string,
  signal: AbortSignal,
): Promise<Pick<RuleCheck, "noticed" | "tries">> {
  const tests = [rule.test.file, "--grep", testPattern(rule)];
  const unchanged = await runTestsIn(folder, tests, { timeoutMs: TIME_LIMIT_MS, signal });
  if (unchanged.kind !== "passed") throw new Error(`${rule.id}: its test fails with nothing changed.\n${unchanged.output}`);
  for (const [at, mutant] of candidates.entries()) {
    if (await isNoticed(mutant, tests, folder, signal)) return { noticed: mutant, tries: at + 1 };
  }
  return { noticed: undefined, tries: candidates.length };
}

async function isNoticed(mutant: Mutant, tests: readonly string[], folder: string, signal: AbortSignal): Promise<boolean> {
  const path = join(folder, mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, mutated(source, mutant));
  try {
    const { kind, output } = await runTestsIn(folder, tests, { timeoutMs: TIME_LIMIT_MS, signal });
    return kind === "timed-out" || (kind === "failed" && output.includes("1 failing") && !BROKEN_HOOK.test(output));
  } finally {
    writeFileSync(path, source);
  }
}

const nameOf = ({ file, start, end, after }: Mutant) => `${file}:${start}:${end}:${after}`;
