import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import { ProcessGroup } from "./process-group.ts";

/** Runs the bot with the settings of `.env`; what the shell has set already wins. Resolves with its exit code. */
export async function runBot(watch: boolean): Promise<number> {
  process.loadEnvFile(join(projectRoot, ".env"));
  const group = new ProcessGroup();
  group.stopOnSignals();
  startBot(group, { environment: process.env, watch });
  return group.ended;
}

interface BotOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Starts it again whenever its code changes. */
  readonly watch: boolean;
  /** File descriptor for its log; else the terminal. */
  readonly output?: number | undefined;
}

/** The young generation is bounded because otherwise load takes up to 410 MB of it (measured with 16 connections). */
export function startBot(group: ProcessGroup, { environment, watch, output }: BotOptions): ChildProcess {
  const args = ["--max-semi-space-size=32", ...(watch ? ["--watch", "--watch-preserve-output"] : []), "src/main.ts"];
  return group.start(args, { environment, output });
}
