/** Kills and hinders the bot in its sandbox, then balances the books: `npm run chaos` (docs/chaos.md). */
import { readOptions } from "./chaos/options.ts";
import { Processes } from "./chaos/process/processes.ts";
import { runMatrix } from "./chaos/run-matrix.ts";
import { runScenario, type ChaosResult } from "./chaos/run-scenario.ts";

const exitCodes: Readonly<Record<ChaosResult["kind"], number>> = { balanced: 0, wrong: 1, "cannot-run": 3 };

const processes = new Processes();

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.all) return runMatrix(options, processes);
  const { kind, reasons } = await runScenario(options, { processes, print: (line) => console.log(line) });
  for (const reason of reasons) console.log(`${kind === "wrong" ? "WRONG" : "CAN'T RUN HERE"} ${reason}`);
  if (kind === "balanced") console.log("The books balance.");
  return exitCodes[kind];
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void processes.endAll().then(() => process.exit(130)));
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 2;
} finally {
  await processes.endAll();
}
