import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** `npm start` as a person runs it, in a separate process group so that Ctrl+C can be pressed. Not for Windows. */
export class NpmStart {
  readonly #child: ChildProcess;
  #output = "";

  constructor(environment: NodeJS.ProcessEnv) {
    this.#child = spawn("npm", ["start"], { env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
      });
    }
  }

  get output(): string {
    return this.#output;
  }

  /** Address of the page, once it was printed as ready. @throws Error when the process ended before. */
  pageUrl(): string | undefined {
    if (this.#child.exitCode !== null) throw new Error(`npm start ended with ${this.#child.exitCode}:\n${this.#output}`);
    return /ready in its sandbox: (http:\S+)/.exec(this.#output)?.[1];
  }

  /** Presses Ctrl+C: the signal goes to npm and to all processes that it started in its group. Resolves when npm has ended. */
  async interrupt(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) return;
    const ended = once(this.#child, "exit");
    process.kill(-this.#child.pid, "SIGINT");
    await ended;
  }
}
