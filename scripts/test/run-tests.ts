import { localEnvironment } from "../process/local-environment.ts";
import { packageBin } from "../process/package-bin.ts";
import { runNode } from "../process/run-node.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { ensureCertificate } from "../../sandbox/certificate.ts";
import { settingNames } from "../../src/config.ts";
import { isTally, summaryLine, type Tally } from "./tally.ts";

/** Programs of others need packages of their own: `npm run test:others` brings them. */
const everyTest = ["--ignore", "test/others/**", "test/**/*.test.ts"];
const namesTests = (args: readonly string[]) => args.some((arg) => arg.endsWith(".ts") || arg.startsWith("test"));

/** Runs mocha with these arguments (default: every test) and ends with `N passed, N failed` alone on a line. Sets the exit code. */
export async function runTests(args: readonly string[]): Promise<void> {
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  let tally: Tally = { passed: 0, failed: 0, skipped: 0, ended: false };
  const code = await runNode([packageBin("mocha"), ...args, ...(namesTests(args) ? [] : everyTest)], {
    environment: withoutSettings(localEnvironment(certificateFile)),
    onMessage: (message) => {
      if (isTally(message)) tally = message;
    },
  });
  const { line, ok } = summaryLine(tally);
  process.stdout.write(`\n${line}\n`);
  process.exitCode = ok ? code : code || 1;
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
