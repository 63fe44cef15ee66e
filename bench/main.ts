import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Bench, Finding, Measurement } from "./measurement.ts";
import { measurements } from "./measurements.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";

const help = `npm run bench -- [names] [--quick] [--minutes <number>]

Measures everything, or what is named. Prints each figure with its budget, and whether that is met.

--quick    fewer repetitions, to see whether a measurement works
--minutes  how long soak takes, 3 or more; 10 by default
--list     the measurements, and how long they take
--help     this text
`;
const options = {
  minutes: { type: "string" },
  quick: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Exit code 1 means that a measurement failed. */
async function main(words: readonly string[]): Promise<number> {
  const { values, positionals: names } = parseArgs({ args: [...words], options, allowPositionals: true });
  if (values.help) console.log(help);
  if (values.help || values.list) return list(measurements);
  const unknown = names.filter((name) => !measurements.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`There is no measurement ${unknown.join(", ")}: --list shows all`);
  const given = { ...(values.minutes !== undefined && { minutes: Number(values.minutes) }), isQuick: values.quick };
  print(["What", "Measured", "Budget", ""]);
  print(["---", "---", "---", "---"]);
  let failures = 0;
  for (const one of measurements.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (!(await measure(one, given))) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

function list(all: readonly Measurement[]): number {
  print(["Name", "With --quick", "Without", "What"]);
  print(["---", "---", "---", "---"]);
  for (const { name, about, takes } of all) print([name, takes.quick, takes.full, about]);
  return 0;
}

type Given = Pick<Bench, "minutes" | "isQuick">;

/** Prints the findings of one measurement at its end. Returns whether it could be measured. */
async function measure({ name, measure: take }: Measurement, given: Given): Promise<boolean> {
  const from = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "guestlist-bench-"));
  const sandbox = await startUnlimitedSandbox();
  try {
    for (const finding of await take(benchIn(folder, sandbox, given))) printFinding(finding);
    return true;
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    return false;
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true });
    console.error(`${name}: ${((performance.now() - from) / 1_000).toFixed(0)} s`);
  }
}

function benchIn(folder: string, sandbox: Sandbox, given: Given): Bench {
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

function printFinding({ what, measured, budget, met }: Finding): void {
  print([what, measured, budget, met === undefined ? "" : met ? "MET" : "NOT MET"]);
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

process.exitCode = await main(process.argv.slice(2));
