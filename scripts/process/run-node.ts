import { spawn } from "node:child_process";
import { constants } from "node:os";
import { projectRoot } from "./project-root.ts";

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** What the child says over its IPC channel. */
  readonly onMessage?: (message: unknown) => void;
  /** Takes what the child prints, instead of the terminal. */
  readonly onOutput?: (text: Buffer) => void;
}

/** Runs this Node with the terminal passed on. Ctrl+C is left to the child; its exit code is the answer (128 + n after signal n). */
export function runNode(args: readonly string[], { environment, onMessage, onOutput }: RunOptions = {}): Promise<number> {
  const channel = onMessage ? "ipc" : "ignore";
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot,
    env: environment,
    stdio: [onOutput ? "ignore" : "inherit", onOutput ? "pipe" : "inherit", onOutput ? "pipe" : "inherit", channel],
  });
  if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.on("data", onOutput);
  if (onMessage) child.on("message", onMessage);
  const leaveToChild = () => {};
  const passOn = () => child.kill("SIGTERM");
  process.on("SIGINT", leaveToChild).on("SIGTERM", passOn);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? exitCodeOf(signal)));
  }).finally(() => process.off("SIGINT", leaveToChild).off("SIGTERM", passOn));
}

/** What a shell reports for a process that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals | null): number {
  return signal === null ? 1 : 128 + constants.signals[signal];
}
