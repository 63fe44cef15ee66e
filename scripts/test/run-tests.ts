import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { compileCache } from "../process/compile-cache.ts";
import { localEnvironment } from "../process/local-environment.ts";
import { packageBin } from "../process/package-bin.ts";
import { runNode } from "../process/run-node.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { unpackChromium } from "../pictures/unpack-chromium.ts";
import { ensureCertificate } from "../../sandbox/listening/certificate.ts";
import { settingNames } from "../../src/config.ts";
import { collectCoverage, isCoverageWanted } from "./coverage.ts";
import { databasesOf } from "./databases-of.ts";
import { slowestFiles } from "./slowest-files.ts";
import { filesOf, filesToRun, suiteOf, type Suite } from "./suites.ts";
import { isTally, nothingYet, sumOf } from "./tally.ts";
import { verdictOn, type Run } from "./verdict.ts";

/**
 * Runs a suite (`--long`, `--night`, otherwise the quick one), or mocha with the given files and options. The last line is `N passed, N
 * failed`. With `TEST_COVERAGE=1` it collects coverage of a whole suite. Sets the exit code.
 */
export async function runTests(args: readonly string[]): Promise<void> {
  const started = performance.now();
  const { suite, rest } = suiteOf(args);
  const environment = await environmentOf(suite);
  if (rest.length > 0) return conclude([await runMocha(namesTests(rest) ? rest : [...rest, ...filesOf("quick")], environment)]);
  // Before the first test, so that the browser tests don't all unpack it at the same time.
  if (process.platform === "linux" && environment["CHROME_PATH"] === undefined) await unpackChromium();
  const runs = isCoverageWanted
    ? await collectCoverage({
        run: (own) => runSuite(suite, { ...environment, ...own }),
        hasPassed: (all) => suite === "quick" && verdictOn(all).code === 0,
      })
    : await runSuite(suite, { ...compileCache, ...environment });
  process.stdout.write(`\n${databasesOf(environment)}\n`);
  process.stdout.write(slowestFiles(sumOf(runs.map(({ tally }) => tally)).times, performance.now() - started));
  conclude(runs);
}

const namesTests = (args: readonly string[]) => args.some((arg) => arg.endsWith(".ts") || arg.startsWith("test"));

function conclude(runs: readonly Run[]): void {
  const { line, code } = verdictOn(runs);
  process.stdout.write(`\n${line}\n`);
  process.exitCode = code;
}

/** A suite runs in several processes, which take one file after the other. */
async function runSuite(suite: Suite, environment: NodeJS.ProcessEnv): Promise<readonly Run[]> {
  const parallel = ["--parallel", "--jobs", String(availableParallelism() + 1)];
  const timeout = suite === "quick" ? [] : ["--timeout", longestTest[suite]];
  return [await runMocha([...parallel, ...timeout, ...filesToRun(suite)], environment)];
}

/** In milliseconds, for a test that names none: five times as many examples take a while, fifty times as many any time. */
const longestTest = { long: "120000", night: "0" } as const;

async function runMocha(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Run> {
  let tally = nothingYet;
  const onMessage = (message: unknown): void => {
    if (isTally(message)) tally = message;
  };
  const code = await runNode([packageBin("mocha"), ...args], { environment, onMessage });
  return { code, tally };
}

async function environmentOf(suite: Suite): Promise<NodeJS.ProcessEnv> {
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  return { ...withoutSettings(localEnvironment(certificateFile)), TEST_SUITE: suite, TEST_SEED: seedFor(suite) };
}

/** A run that decides about a change must be repeatable. The night's run looks for something new; both print how to repeat them. */
function seedFor(suite: Suite): string {
  const seed = process.env["TEST_SEED"] ?? String(suite === "night" ? randomInt(2 ** 31) : 1);
  if (suite !== "quick") process.stdout.write(`TEST_SEED=${seed}\n`);
  return seed;
}

/** Settings for a bot or a sandbox on this machine must not reach the tests. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = new Set<string>([
    ...settingNames,
    "BOT_ENDPOINT",
    "SANDBOX_API_PORT",
    "SANDBOX_PAGE_PORT",
    "SANDBOX_PROXY_PORT",
    "SANDBOX_DATA",
  ]);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.has(name)));
}
