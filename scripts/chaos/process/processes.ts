import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/** All processes that a run has started. They also end when this process does if they have an IPC channel, which closes then. */
export class Processes {
  /** With the signal that ends each. */
  readonly #started = new Map<ChildProcess, NodeJS.Signals>();
  readonly #farewells: (() => Promise<void>)[] = [];
  readonly #cleanUps: (() => void)[] = [];
  #isOver = false;

  /** @param ending SIGTERM for a process that has something to clean up. @throws Error after the end. */
  spawn(
    command: string,
    args: readonly string[],
    { ending = "SIGKILL", ...options }: SpawnOptions & { ending?: NodeJS.Signals },
  ): ChildProcess {
    if (this.#isOver) throw new Error("Stopped.");
    const child = spawn(command, [...args], options);
    this.#started.set(child, ending);
    child.once("exit", () => this.#started.delete(child));
    return child;
  }

  /** Runs while the processes still work. */
  beforeEnd(farewell: () => Promise<void>): void {
    this.#farewells.push(farewell);
  }

  /** Runs once the processes have ended. */
  afterEnd(cleanUp: () => void): void {
    this.#cleanUps.push(cleanUp);
  }

  /** Ends what still runs, and waits for that. Nothing can be started any more. */
  async endAll(): Promise<void> {
    this.#isOver = true;
    for (const farewell of this.#farewells.splice(0)) await farewell();
    await Promise.all(
      [...this.#started]
        .filter(([child]) => isRunning(child))
        .map(async ([child, ending]) => {
          const ended = once(child, "exit");
          child.kill(ending);
          await ended;
        }),
    );
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
