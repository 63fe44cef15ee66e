import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { botFlags, oneArena } from "../scripts/start/run-bot.ts";
import { openStore } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import type { Bench, Finding } from "./measurement.ts";
import { id } from "../test/build/ids.ts";
import { newId } from "../test/build/new-id.ts";
import { binaries, startServer } from "../test/build/postgres/postgres-server.ts";
import type { PostgresServer } from "../test/build/postgres/postgres-server.ts";
import { spread } from "./statistics.ts";

const usual = { jobs: 2_000, rounds: 3 };
const quick = { jobs: 500, rounds: 1 };
const instanceCounts = [1, 2, 4] as const;
/** As a server that must not lose what it has committed; the tests' server doesn't wait for the disk. */
const durable = ["fsync = on", "synchronous_commit = on", "full_page_writes = on", "autovacuum = on"];
const report = z.object({ ran: z.number(), first: z.number(), last: z.number() });

type Settings = Readonly<Record<string, string>>;
type Amount = typeof usual;

/** Jobs a second that the store lets run: claimed, run without doing anything, and finished. On PostgreSQL by several processes, too. */
export async function measureJobs({ botSettings, isQuick }: Bench): Promise<readonly Finding[]> {
  const amount = isQuick ? quick : usual;
  const onSqlite = await jobsASecond("SQLite, 1 instance", 1, { settings: () => botSettings(), amount });
  const server = await postgres();
  if (server === undefined) {
    const measured = "not measured: set BENCH_DATABASE_URL to an empty database, or install PostgreSQL";
    return [onSqlite, { what: "jobs a second on PostgreSQL with 1, 2 and 4 instances", measured, budget: "" }];
  }
  try {
    const settings = botSettings({ DATABASE_URL: server.url });
    const findings = [onSqlite];
    for (const instances of instanceCounts) {
      findings.push(await jobsASecond(`PostgreSQL, ${instances} instances`, instances, { settings: () => settings, amount }));
    }
    return findings;
  } finally {
    await server.stop();
  }
}

/** The database in `BENCH_DATABASE_URL`, or a server on this machine; undefined without its programs. */
async function postgres(): Promise<Pick<PostgresServer, "url" | "stop"> | undefined> {
  const url = process.env["BENCH_DATABASE_URL"];
  if (url !== undefined) return { url, stop: async () => undefined };
  return binaries() === undefined ? undefined : startServer({ settings: durable });
}

interface Given {
  readonly settings: () => Settings;
  readonly amount: Amount;
}

async function jobsASecond(where: string, instances: number, { settings, amount: { jobs, rounds } }: Given): Promise<Finding> {
  const [rates, shares]: [number[], string[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const own = settings();
    await enqueue(own, jobs);
    const { rate, ran } = await run(own, instances, jobs);
    rates.push(rate);
    shares.push(ran.join(" + "));
  }
  const by = instances === 1 ? "" : `; run by each: ${shares.at(-1)}`;
  return { what: `jobs a second that do nothing, of ${jobs}: ${where}`, measured: `${spread(rates, 0)}${by}`, budget: "" };
}

async function enqueue(settings: Settings, jobs: number): Promise<void> {
  const store = await openStore({
    url: settings["DATABASE_URL"] ?? "",
    encryptionKey: settings["ENCRYPTION_KEY"] ?? "",
    clock: systemClock,
  });
  const task = () => ({ kind: "update-card", invitation: id(newId()) }) as const;
  await Promise.all(Array.from({ length: jobs }, async () => store.jobs.enqueue({ task: task(), due: systemClock.now() })));
  await store.close();
}

/** All instances begin at the same time, when the last one is ready. @throws Error when a job was lost, or ran twice. */
async function run(settings: Settings, instances: number, jobs: number): Promise<{ rate: number; ran: readonly number[] }> {
  const workers = Array.from({ length: instances }, () =>
    fork("bench/job-worker.ts", { execArgv: botFlags, env: { ...oneArena, ...process.env, ...settings } }),
  );
  await Promise.all(workers.map((worker) => said(worker)));
  const ends = workers.map((worker) => said(worker));
  for (const worker of workers) worker.send("begin");
  const reports = (await Promise.all(ends)).map((one) => report.parse(one));
  const ran = reports.map((one) => one.ran);
  const all = ran.reduce((sum, one) => sum + one, 0);
  if (all !== jobs) throw new Error(`${all} jobs ran, not ${jobs}`);
  const worked = reports.filter((one) => one.ran > 0);
  const seconds = (Math.max(...worked.map(({ last }) => last)) - Math.min(...worked.map(({ first }) => first))) / 1_000;
  return { rate: jobs / seconds, ran };
}

/** @throws Error when the process ends without a word. */
async function said(worker: ChildProcess): Promise<unknown> {
  const ended = once(worker, "exit").then(([code]) => {
    throw new Error(`bench/job-worker.ts ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  const [message]: unknown[] = await Promise.race([once(worker, "message"), ended]);
  return message;
}
