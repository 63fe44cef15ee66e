import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/** All processes that a run has started. They also end when this process does: their IPC channel closes then. */
export class Processes {
  readonly #started = new Set<ChildProcess>();

  spawn(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, [...args], options);
    this.#started.add(child);
    child.once("exit", () => this.#started.delete(child));
    return child;
  }

  /** Kills what still runs, and waits for its end. */
  async endAll(): Promise<void> {
    await Promise.all(
      [...this.#started].filter(hasStarted).map(async (child) => {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }),
    );
  }
}

function hasStarted(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
