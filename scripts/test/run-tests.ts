import { localEnvironment } from "../process/local-environment.ts";
import { packageBin } from "../process/package-bin.ts";
import { runNode, type RunOptions } from "../process/run-node.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { unpackChromium } from "../pictures/unpack-chromium.ts";
import { ensureCertificate } from "../../sandbox/listening/certificate.ts";
import { settingNames } from "../../src/config.ts";
import { isTally, sumOf, summaryLine, type Tally } from "./tally.ts";

/** These mostly wait for one another's HTTP, and so leave half of the machine to the others; the longest first. */
const waiting = ["test/browser/**/*.test.ts", "test/end-to-end/**/*.test.ts"];
/** Programs of others need packages of their own: `npm run test:others` brings them. */
const others = ["test/others/**"];
const notWaiting = [...[...waiting, ...others].flatMap((pattern) => ["--ignore", pattern]), "test/**/*.test.ts"];
const everyTest = [...others.flatMap((pattern) => ["--ignore", pattern]), "test/**/*.test.ts"];
/** Unpacked before the first test, so that the browser's tests don't all unpack it at the same time. */
const needsChromium = process.platform === "linux" && process.env["CHROME_PATH"] === undefined;
const namesTests = (args: readonly string[]) => args.some((arg) => arg.endsWith(".ts") || arg.startsWith("test"));

/**
 * Runs mocha with these arguments and ends with `N passed, N failed` alone on a line; without any, every test runs, in two
 * processes at the same time. Sets the exit code.
 */
export async function runTests(args: readonly string[]): Promise<void> {
  if (!namesTests(args) && needsChromium) await unpackChromium();
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  const environment = withoutSettings(localEnvironment(certificateFile));
  const runs =
    args.length === 0 ? await runBoth(environment) : [await runMocha([...args, ...(namesTests(args) ? [] : everyTest)], { environment })];
  const { line, ok } = summaryLine(sumOf(runs.map(({ tally }) => tally)));
  const code = runs.find((run) => run.code !== 0)?.code ?? 0;
  process.stdout.write(`\n${line}\n`);
  process.exitCode = ok ? code : code || 1;
}

interface Run {
  readonly code: number;
  readonly tally: Tally;
}

/** What the second prints waits for the end of the first, so that nobody reads a mixture. */
async function runBoth(environment: NodeJS.ProcessEnv): Promise<readonly Run[]> {
  const printed: Buffer[] = [];
  const second = runMocha(["--parallel", "--jobs", "3", ...waiting], { environment, onOutput: (text) => printed.push(text) });
  const first = await runMocha(notWaiting, { environment });
  const runs = [first, await second];
  process.stdout.write(Buffer.concat(printed));
  return runs;
}

async function runMocha(args: readonly string[], options: Pick<RunOptions, "environment" | "onOutput">): Promise<Run> {
  let tally: Tally = { passed: 0, failed: 0, skipped: 0, ended: false };
  const onMessage = (message: unknown): void => {
    if (isTally(message)) tally = message;
  };
  const code = await runNode([packageBin("mocha"), ...args], { ...options, onMessage });
  return { code, tally };
}

/** What is set for a bot or a sandbox on this machine must not reach the tests. */
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
