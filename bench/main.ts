import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { measureAcceptance } from "./acceptance.ts";
import { measureApproval } from "./approval.ts";
import { measureBurst } from "./burst.ts";
import { measureCommandLine } from "./command-line.ts";
import { measureFollowCost } from "./follow-cost.ts";
import { measureJobs } from "./jobs.ts";
import type { Bench, Finding, Measurement } from "./measurement.ts";
import { measureMemory } from "./memory.ts";
import { measurePending } from "./pending.ts";
import { measureRoundTrips } from "./round-trips.ts";
import { measureStartUp } from "./start-up.ts";
import { measureSoak } from "./soak.ts";
import { measureStoreSize } from "./store-size.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";
import { measureTurnCpu } from "./turns/turn-cpu.ts";

const measurements: readonly Measurement[] = [
  { name: "turns", measure: measureTurnCpu },
  { name: "round-trips", measure: measureRoundTrips },
  { name: "approval", measure: measureApproval },
  { name: "acceptance", measure: measureAcceptance },
  { name: "burst", measure: measureBurst },
  { name: "follow-cost", measure: measureFollowCost },
  { name: "pending", measure: measurePending },
  { name: "store-size", measure: measureStoreSize },
  { name: "jobs", measure: measureJobs },
  { name: "memory", measure: measureMemory },
  { name: "start-up", measure: measureStartUp },
  { name: "command-line", measure: measureCommandLine },
  { name: "soak", measure: measureSoak, onlyByName: true },
];

/** Measures everything, or only what the words on the command line name. Exit code 1 means that a measurement failed. */
async function main(words: readonly string[]): Promise<number> {
  const options = { minutes: { type: "string" }, quick: { type: "boolean" } } as const;
  const { values, positionals: names } = parseArgs({ args: [...words], options, allowPositionals: true });
  const given = { minutes: Number(values.minutes ?? "10"), isQuick: values.quick ?? names.length === 0 };
  const chosen = measurements.filter(({ name, onlyByName }) => (names.length === 0 ? !onlyByName : names.includes(name)));
  const folder = mkdtempSync(join(tmpdir(), "guestlist-bench-"));
  const findings: Finding[] = [];
  let failures = chosen.length === 0 ? 1 : 0;
  for (const { name, measure } of chosen) {
    const from = performance.now();
    const sandbox = await startUnlimitedSandbox();
    try {
      findings.push(...(await measure(benchIn(folder, sandbox, given))));
    } catch (error) {
      failures += 1;
      console.error(`${name} could not be measured:`, error);
    } finally {
      await sandbox.close();
    }
    console.log(`${name}: ${((performance.now() - from) / 1_000).toFixed(0)} s`);
  }
  rmSync(folder, { recursive: true });
  print(findings);
  return failures === 0 ? 0 : 1;
}

function benchIn(folder: string, sandbox: Sandbox, given: Pick<Bench, "minutes" | "isQuick">): Bench {
  return {
    sandbox,
    ...given,
    botSettings: (settings = {}) => ({
      ...sandbox.botEnvironment(),
      DATABASE_URL: `sqlite:${join(folder, `${randomUUID()}.sqlite`)}`,
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      ...settings,
    }),
  };
}

function print(findings: readonly Finding[]): void {
  const lines = findings.map(({ what, measured, budget, met }) => [
    what,
    measured,
    budget,
    met === undefined ? "" : met ? "MET" : "NOT MET",
  ]);
  const table = [["What", "Measured", "Budget", ""], ["---", "---", "---", "---"], ...lines];
  console.log(`\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`);
}

process.exitCode = await main(process.argv.slice(2));
