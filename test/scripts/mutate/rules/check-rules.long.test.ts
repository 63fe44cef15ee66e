import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRules, type RuleCheck } from "../../../../scripts/mutate/rules/check-rules.ts";
import { ruleLine, rulesSummary } from "../../../../scripts/mutate/rules/rules-report.ts";
import { projectRoot } from "../../../../scripts/process/project-root.ts";
import { fixtureProject } from "../fixture-project.ts";

const SAMPLE = 6;
const { signal } = new AbortController();
const options = { seed: Number(process.env["TEST_SEED"] ?? 1), jobs: 2, ids: [] };

/** Imports the test and prints as mocha does, for a test that fails or for preparations that do. */
const runner = `
  const [file, , pattern] = process.argv.slice(3);
  const { tests } = await import(new URL("../" + file, import.meta.url).href);
  const failed = Object.entries(tests).filter(([title, test]) => new RegExp(pattern).test(title) && !test());
  if (failed.length > 0) console.log("1 failing " + (failed[0][0].includes("hook") ? '"before all" hook' : ""));
  process.exitCode = failed.length;
`;

const files = {
  "sandbox/RULES.md": [
    "| G1 | Noticed | observed | a page | `a.test.ts`: is one |",
    "| G2 | Not noticed | observed | a page | `a.test.ts`: is anything |",
    "| G3 | Breaks its preparation | observed | a page | `a.test.ts`: hook of another |",
  ].join("\n"),
  "sandbox/a.ts": "// G1, G2, G3\nexport const isOne = (value: number): boolean => value === 1;\n",
  "test/sandbox/a.test.ts": `
    import { isOne } from "../../sandbox/a.ts";
    const holds = () => isOne(1) && !isOne(2);
    export const tests = { "G1: is one": holds, "G2: is anything": () => isOne !== undefined, "G3: hook of another": holds };`,
};

describe("checkRules", () => {
  it("finds a change that the rule's own test notices, and says of which rules there is none", async () => {
    using project = fixtureProject(files);
    writeFileSync(join(project.root, "scripts/test.js"), runner);
    const checked: RuleCheck[] = [];
    const surroundings = { ...project, signal, onChecked: (check: RuleCheck) => checked.push(check) };
    const checks = await checkRules(project.root, { ...options, sample: 10 }, surroundings);
    assert.deepEqual(
      checks.filter(({ noticed }) => noticed).map(({ rule }) => rule.id),
      ["G1"],
    );
    const lines = checks.map(ruleLine).toSorted();
    assert.match(lines[0] ?? "", /^G1: noticed sandbox\/a\.ts:2 \(\d (?:try|tries)\)$/);
    assert.match(lines[1] ?? "", /^G2: NOT NOTICED after \d changes, by test\/sandbox\/a\.test\.ts: is anything$/);
    assert.match(rulesSummary(checks, 1), /^seed 1: the tests of 1 of 3 rules depend on their code; not those of G[23], G[23]$/);
    assert.deepEqual([checked.length, readdirSync(project.temporaryFolder)], [3, []]);
  });

  it("holds for the sandbox's rules: a sample", async function () {
    this.timeout(10 * 60_000);
    const surroundings = { signal, temporaryFolder: tmpdir(), onChecked: () => undefined };
    const checks = await checkRules(projectRoot, { ...options, sample: SAMPLE }, surroundings);
    assert.equal(checks.length, SAMPLE);
    assert.deepEqual(checks.filter(({ noticed }) => !noticed).map(ruleLine), []);
  });
});
