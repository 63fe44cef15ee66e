import { spawn, type ChildProcess } from "node:child_process";
import { exitCodeOf } from "../process/run-node.ts";
import { projectRoot } from "../process/project-root.ts";

interface NpmStartOptions {
  /** The project whose `npm start` runs. */
  readonly folder?: string;
  /** By default longer than `npm start` gives to the processes that it stops itself. */
  readonly graceMilliseconds?: number;
}

/** `npm start` as a person runs it, in a separate process group so that Ctrl+C can be pressed. Not for Windows. */
export class NpmStart {
  readonly #child: ChildProcess;
  readonly #graceMilliseconds: number;
  /** The output is closed when npm has ended, and every process that inherited it. */
  readonly #closed: Promise<void>;
  #isClosed = false;
  #output = "";

  constructor(environment: NodeJS.ProcessEnv, { folder = projectRoot, graceMilliseconds = 60_000 }: NpmStartOptions = {}) {
    this.#graceMilliseconds = graceMilliseconds;
    this.#child = spawn("npm", ["start"], { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
      });
    }
    this.#closed = new Promise((resolve) => {
      this.#child.once("close", () => {
        this.#isClosed = true;
        resolve();
      });
    });
  }

  get output(): string {
    return this.#output;
  }

  /** Address of the page, once it was printed as ready. @throws Error when the process ended before. */
  pageUrl(): string | undefined {
    const ended = this.#child.exitCode ?? this.#child.signalCode;
    if (ended !== null) throw new Error(`npm start ended with ${ended}:\n${this.#output}`);
    return /ready in its sandbox: (http:\S+)/.exec(this.#output)?.[1];
  }

  /**
   * Presses Ctrl+C: the signal goes to npm and to all processes that it started in its group. Resolves when they have ended, and the
   * sandbox and the bot, too. What doesn't end in time is killed; the sandbox and the bot end when their channel to it closes.
   */
  async interrupt(): Promise<void> {
    if (this.#isClosed) return;
    this.#signalGroup("SIGINT");
    const limit = setTimeout(() => this.#signalGroup("SIGKILL"), this.#graceMilliseconds);
    await this.#closed;
    clearTimeout(limit);
  }

  /** A signal to this process, such as that of a time limit, doesn't reach the separate group: it presses Ctrl+C there before it ends. */
  interruptOnSignals(): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => void this.interrupt().then(() => process.exit(exitCodeOf(signal))));
  }

  #signalGroup(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
      if (!isGone) throw error;
    }
  }
}
