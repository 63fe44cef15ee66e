import type { Instant } from "../domain/ids.ts";
import { millisecondsOf } from "../domain/instant.ts";
import { aliveInstances } from "../flows/looking/see-running.ts";
import type { Log, Meter } from "../ports/log.ts";
import type { Ports } from "../ports/ports.ts";
import { heardSince } from "./heard-since.ts";
import { jobStates } from "./metrics.ts";
import type { MetricName } from "./metrics.ts";

/** The database is read at most this often, however often anybody asks. */
const freshForMs = 5_000;

interface Options {
  readonly ports: Pick<Ports, "instances" | "jobRecords" | "guests" | "clock">;
  readonly meter: Meter<MetricName>;
  readonly log: Log;
}

/**
 * Reads the numbers from the database into the meter. Every instance gives the same, but that its counters begin at its own start. While the
 * database can't be read, its numbers are left out: old ones would look as if all was well.
 */
export function metricsCollector({ ports, meter, log }: Options): () => Promise<void> {
  const { clock } = ports;
  const heard = heardSince(ports.guests, clock.now());
  let readAt: Instant | undefined;
  let reading: Promise<void> | undefined;
  let isReadable = true;

  async function readAll(): Promise<void> {
    await readJobs({ ports, meter });
    meter.set("guestlist_instances", (await aliveInstances(ports)).length);
    for (const { path, since, heardAt } of await heard(clock.now())) {
      meter.count("guestlist_acceptances_heard_total", path);
      if (since === heardAt) continue; // the directory gave no time for it
      meter.observe("guestlist_acceptance_lag_seconds", Math.max(0, millisecondsOf(heardAt) - millisecondsOf(since)) / 1_000, path);
    }
  }

  async function read(): Promise<void> {
    try {
      await readAll();
      if (!isReadable) log.info("metrics-read-again");
      isReadable = true;
    } catch (error) {
      if (isReadable) log.error("metrics-not-read", error);
      isReadable = false;
      for (const name of ["guestlist_jobs", "guestlist_oldest_due_job_seconds", "guestlist_instances"] as const) meter.unset(name);
    }
    meter.set("guestlist_database_readable", isReadable ? 1 : 0);
    readAt = clock.now();
  }

  return async () => {
    const age = readAt === undefined ? freshForMs : clock.millisecondsSince(readAt);
    if (age >= 0 && age < freshForMs) return; // after the clock was set back, it is read again
    await (reading ??= read().finally(() => {
      reading = undefined;
    }));
  };
}

async function readJobs({ ports: { jobRecords, clock }, meter }: Pick<Options, "ports" | "meter">): Promise<void> {
  const tally = await jobRecords.tally(clock.now());
  for (const state of jobStates) meter.set("guestlist_jobs", tally[state], state);
  const waitedMs = tally.oldestDue === undefined ? 0 : Math.max(0, clock.millisecondsSince(tally.oldestDue));
  meter.set("guestlist_oldest_due_job_seconds", waitedMs / 1_000);
}
