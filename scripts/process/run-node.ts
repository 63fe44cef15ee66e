import { spawn } from "node:child_process";
import { constants } from "node:os";
import { projectRoot } from "./project-root.ts";

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** Receives the messages of the child's IPC channel. */
  readonly onMessage?: (message: unknown) => void;
}

/** Runs this Node with the same terminal. The child handles Ctrl+C; its exit code is returned (128 + n after signal n). */
export function runNode(args: readonly string[], { environment, onMessage }: RunOptions = {}): Promise<number> {
  const channel = onMessage ? "ipc" : "ignore";
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot,
    env: environment,
    stdio: ["inherit", "inherit", "inherit", channel],
  });
  if (onMessage) child.on("message", onMessage);
  const leaveToChild = () => {};
  const passOn = () => child.kill("SIGTERM");
  process.on("SIGINT", leaveToChild).on("SIGTERM", passOn);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? exitCodeOf(signal)));
  }).finally(() => process.off("SIGINT", leaveToChild).off("SIGTERM", passOn));
}

/** The exit code that a shell reports for a process that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals | null): number {
  return signal === null ? 1 : 128 + constants.signals[signal];
}
