import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { botFlags } from "../scripts/start/run-bot.ts";
import { openStore } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import type { Bench, Finding } from "./measurement.ts";
import { id } from "../test/build/ids.ts";
import { newId } from "../test/build/new-id.ts";
import { spread } from "./statistics.ts";

const jobs = 2_000;
const rounds = 3;
const report = z.object({ ran: z.number(), first: z.number(), last: z.number() });

/** Jobs a second that the store lets run: claimed, run without doing anything, and finished. On PostgreSQL by several processes, too. */
export async function measureJobs({ botSettings }: Bench): Promise<readonly Finding[]> {
  const findings = [await jobsASecond("SQLite, 1 instance", 1, () => botSettings())];
  const url = process.env["BENCH_DATABASE_URL"];
  if (url === undefined) {
    const measured = "not measured: set BENCH_DATABASE_URL to an empty database";
    return [...findings, { what: "jobs a second on PostgreSQL with 1, 2 and 4 instances", measured, budget: "" }];
  }
  const settings = botSettings({ DATABASE_URL: url });
  for (const instances of [1, 2, 4]) findings.push(await jobsASecond(`PostgreSQL, ${instances} instances`, instances, () => settings));
  return findings;
}

type Settings = Readonly<Record<string, string>>;

async function jobsASecond(where: string, instances: number, settings: () => Settings): Promise<Finding> {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const own = settings();
    await enqueue(own);
    rates.push(await run(own, instances));
  }
  return { what: `jobs a second that do nothing: ${where}`, measured: spread(rates, 0), budget: "" };
}

async function enqueue(settings: Settings): Promise<void> {
  const store = await openStore({
    url: settings["DATABASE_URL"] ?? "",
    encryptionKey: settings["ENCRYPTION_KEY"] ?? "",
    clock: systemClock,
  });
  const task = () => ({ kind: "update-card", invitation: id(newId()) }) as const;
  await Promise.all(Array.from({ length: jobs }, async () => store.jobs.enqueue({ task: task(), due: systemClock.now() })));
  await store.close();
}

/** @throws Error when a job was lost, or ran twice. */
async function run(settings: Settings, instances: number): Promise<number> {
  const workers = Array.from({ length: instances }, () =>
    fork("bench/job-worker.ts", { execArgv: botFlags, env: { ...process.env, ...settings } }),
  );
  const reports = await Promise.all(
    workers.map(async (worker) => {
      const [said]: unknown[] = await once(worker, "message");
      return report.parse(said);
    }),
  );
  const ran = reports.reduce((sum, one) => sum + one.ran, 0);
  if (ran !== jobs) throw new Error(`${ran} jobs ran, not ${jobs}`);
  const worked = reports.filter((one) => one.ran > 0);
  const seconds = (Math.max(...worked.map(({ last }) => last)) - Math.min(...worked.map(({ first }) => first))) / 1_000;
  return jobs / seconds;
}
