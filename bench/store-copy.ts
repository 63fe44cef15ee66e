import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binaries, startServer } from "../test/build/postgres/postgres-server.ts";
import type { PostgresServer } from "../test/build/postgres/postgres-server.ts";
import { onDatabase, sqlOn } from "../test/build/postgres/postgres-under-test.ts";
import { localEnvironment } from "../scripts/process/local-environment.ts";
import type { Bench, Finding } from "./measurement.ts";
import { openTables } from "./open-tables.ts";
import { storePending } from "./pending-invitations.ts";
import { peakOf } from "./shell/run-program.ts";
import { storeTrailAndJobs } from "./store-size.ts";

/** The second says whether the memory depends on the first. */
const counts = [1_000, 100_000];

/** `guestlist store copy` from a SQLite file to PostgreSQL and back: seconds, and the most memory of the command's process. */
export async function measureStoreCopy(bench: Bench): Promise<readonly Finding[]> {
  const what = "guestlist store copy, SQLite → PostgreSQL → SQLite";
  if (binaries() === undefined) return [{ what, measured: "not measured: there are no programs of PostgreSQL", budget: "" }];
  const folder = mkdtempSync(join(tmpdir(), "guestlist-copy-"));
  const server = await startServer();
  try {
    const findings: Finding[] = [];
    for (const count of counts) findings.push(...(await copyThereAndBack(bench, { count, folder, server })));
    return findings;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Given {
  readonly count: number;
  readonly folder: string;
  readonly server: PostgresServer;
}

async function copyThereAndBack({ sandbox, botSettings }: Bench, { count, folder, server }: Given): Promise<readonly Finding[]> {
  const settings = botSettings();
  await storePending(sandbox, settings, { count, young: 0, inDirectory: 0 });
  const db = openTables(settings);
  await db.transaction().execute(storeTrailAndJobs);
  await db.destroy();
  await sqlOn(server.url, `create database copied_${count}`);
  const there = onDatabase(server.url, `copied_${count}`);
  const copy = async (how: string, from: string, to: string): Promise<Finding> => {
    const started = performance.now();
    const args = ["scripts/guestlist.js", "store", "copy", from, to, "--yes"];
    const peak = await peakOf({ args, environment: { ...localEnvironment(), ...settings } });
    const seconds = (performance.now() - started) / 1_000;
    const what = `guestlist store copy, ${how}: ${count} invitations, ${4 * count} events, ${count} jobs`;
    return { what, measured: `${seconds.toFixed(1)} s, ${peak.toFixed(0)} MB at most`, budget: "" };
  };
  return [
    await copy("SQLite → PostgreSQL", settings["DATABASE_URL"] ?? "", there),
    await copy("PostgreSQL → SQLite", there, join(folder, `${count}.sqlite`)),
  ];
}
