import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import { ProcessGroup } from "./process-group.ts";

/** Runs the bot with the settings of `.env`; settings of the shell have priority. Resolves with its exit code. */
export async function runBot(watch: boolean): Promise<number> {
  process.loadEnvFile(join(projectRoot, ".env"));
  const group = new ProcessGroup();
  group.stopOnSignals();
  startBot(group, { environment: process.env, watch });
  return group.ended;
}

interface BotOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Restarts it whenever its code changes. */
  readonly watch: boolean;
  /** File descriptor for its log; by default the terminal. */
  readonly output?: number | undefined;
}

/**
 * Node's heap grows before it is collected: with 100,000 pending invitations and 16 connections of load the process took 350 MB, 70 MB of
 * it in use. These limits keep it below 256 MB, for about a third more CPU (docs/benchmarks.md).
 */
export const botFlags = ["--max-semi-space-size=8", "--max-old-space-size=256"];
/** glibc gives each thread memory of its own, which it doesn't give back: one for all saves 15 MB. Others than Linux don't read it. */
export const oneArena = { MALLOC_ARENA_MAX: "1" };

export function startBot(group: ProcessGroup, { environment, watch, output }: BotOptions): ChildProcess {
  const args = [...botFlags, ...(watch ? ["--watch", "--watch-preserve-output"] : []), "src/main.ts"];
  return group.start(args, { environment: { ...oneArena, ...environment }, output });
}
