import { existsSync } from "node:fs";
import { projectRoot } from "../process/project-root.ts";
import { join } from "node:path";
import { runBot } from "./run-bot.ts";
import { runInSandbox } from "./run-in-sandbox.ts";
import { runSandbox } from "./run-sandbox.ts";

/**
 * `npm start`: with a `.env` the bot against the tenant in it, otherwise the sandbox and the bot in it. `--watch` restarts the bot whenever
 * its code changes; `--sandbox-only` starts no bot. Sets the exit code.
 */
export async function start(args: readonly string[]): Promise<void> {
  process.exitCode = await choose(args)(args.includes("--watch"));
}

function choose(args: readonly string[]): (watch: boolean) => Promise<number> {
  if (args.includes("--sandbox-only")) return runSandbox;
  return existsSync(join(projectRoot, ".env")) ? runBot : runInSandbox;
}
