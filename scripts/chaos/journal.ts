import { appendFileSync } from "node:fs";
import { join } from "node:path";

/** What happened in a run: a file of JSON lines with everything, and a few lines for the terminal. */
export class Journal {
  readonly #file: string;
  readonly #print: (line: string) => void;
  readonly #started = Date.now();

  constructor(folder: string, print: (line: string) => void) {
    this.#file = join(folder, "journal.ndjson");
    this.#print = print;
  }

  note(what: string, fields: Readonly<Record<string, unknown>> = {}): void {
    appendFileSync(this.#file, `${JSON.stringify({ t: this.seconds(), at: new Date().toISOString(), what, ...fields })}\n`);
  }

  say(text: string): void {
    this.#print(`${this.seconds().toFixed(1).padStart(6)} s  ${text}`);
    this.note("say", { text });
  }

  /** Since the run began. */
  seconds(): number {
    return inSeconds(Date.now() - this.#started);
  }
}

/** With one decimal. */
export function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
