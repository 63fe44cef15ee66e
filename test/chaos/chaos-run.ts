import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions } from "../../scripts/chaos/options.ts";
import { Processes } from "../../scripts/chaos/process/processes.ts";
import { runScenario } from "../../scripts/chaos/run-scenario.ts";

/** One scenario of `npm run chaos` in a folder of its own, which is removed at the end. */
export class ChaosRun {
  readonly #processes = new Processes();
  readonly #folder = mkdtempSync(join(tmpdir(), "guestlist-chaos-test-"));

  /** Runs it with these flags. @throws AssertionError with what doesn't balance and what the run said. */
  async mustBalance(...flags: readonly string[]): Promise<void> {
    const said: string[] = [];
    const options = readOptions(["--out", this.#folder, ...flags]);
    const { kind, reasons } = await runScenario(options, { processes: this.#processes, print: (line) => said.push(line) });
    assert.deepEqual({ kind, reasons }, { kind: "balanced", reasons: [] }, `${reasons.join("\n")}\n\n${said.join("\n")}`);
  }

  async end(): Promise<void> {
    await this.#processes.endAll();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
