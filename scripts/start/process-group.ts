import { spawn, type ChildProcess } from "node:child_process";
import { compileCache } from "../process/compile-cache.ts";
import { exitCodeOf } from "../process/run-node.ts";
import { projectRoot } from "../process/project-root.ts";

/** The bot needs up to 45 s: a call to Microsoft under way takes 30 s at most, and what follows from it is stored. */
const botGrace = 45_000;
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const isWindows = process.platform === "win32";

interface StartOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** File descriptor for the child's output; by default the terminal. */
  readonly output?: number | undefined;
}

/** Processes that end together: when the first one ends, the others are stopped, and its exit code is the group's. */
export class ProcessGroup {
  readonly ended: Promise<number>;
  readonly #running = new Set<ChildProcess>();
  readonly #resolve: (code: number) => void;
  readonly #grace: number;
  #exitCode: number | undefined;

  /** @param grace milliseconds after which a process that was to stop is killed. */
  constructor(grace = botGrace) {
    this.#grace = grace;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.ended = promise;
    this.#resolve = resolve;
  }

  /** True as soon as one process has ended or a stop was asked for. */
  get isStopping(): boolean {
    return this.#exitCode !== undefined;
  }

  /**
   * Starts this Node with an IPC channel. Outside Windows the child leaves the terminal's process group, so that Ctrl+C reaches it once, by
   * {@link stop}, and not twice.
   */
  start(args: readonly string[], { environment, output }: StartOptions): ChildProcess {
    const child = spawn(process.execPath, [...args], {
      cwd: projectRoot,
      env: { ...compileCache, ...environment },
      stdio: ["ignore", output ?? "inherit", "inherit", "ipc"],
      detached: !isWindows,
    });
    this.#running.add(child);
    child.once("error", () => this.#leave(child, 1));
    child.once("exit", (code, signal) => this.#leave(child, code ?? exitCodeOf(signal)));
    if (this.isStopping) this.#endGently(child);
    return child;
  }

  /** Ctrl+C, `kill` and a closed terminal stop the group with exit code 0. */
  stopOnSignals(): void {
    for (const signal of stopSignals) process.on(signal, () => this.stop(0));
  }

  /** Stops every process, and kills those that don't end in time. On Windows Ctrl+C has reached them already. */
  stop(code: number): void {
    if (this.isStopping) return;
    this.#exitCode = code;
    if (this.#running.size === 0) this.#resolve(code);
    for (const child of this.#running) this.#endGently(child);
  }

  #leave(child: ChildProcess, code: number): void {
    if (!this.#running.delete(child)) return;
    this.stop(code);
    if (this.#running.size === 0) this.#resolve(this.#exitCode ?? code);
  }

  #endGently(child: ChildProcess): void {
    if (isWindows) child.disconnect();
    else child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), this.#grace).unref();
  }
}
