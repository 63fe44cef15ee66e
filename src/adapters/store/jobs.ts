import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ClaimedJob, Jobs } from "../../ports/jobs.ts";
import type { Log } from "../../ports/log.ts";
import { enqueueJob } from "./enqueue-job.ts";
import { readClaimedJob } from "./rows/job-row.ts";
import type { JobTable, Tables } from "./tables.ts";
import type { WakeUp } from "./wake-up.ts";

type JobRow = Selectable<JobTable>;
interface Parts {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly wake: WakeUp;
  readonly log: Log | undefined;
}

/** A moment that never comes: when jobs are due that can't be read. */
const never = "9999-12-31T23:59:59.999Z";

function byDue(a: JobRow, b: JobRow): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id - b.id;
}

/** One statement, so that no two workers get the same job. */
async function leaseDue(db: Kysely<Tables>, lease: string, now: Instant, leaseUntil: Instant, limit: number): Promise<JobRow[]> {
  const rows = await db
    .updateTable("jobs")
    .set((stored) => ({ lease, leased_until: leaseUntil, attempts: stored("attempts", "+", 1), seen: stored.ref("wanted") }))
    .where("id", "in", (jobs) =>
      jobs
        .selectFrom("jobs")
        .select("id")
        .where("due", "<=", now)
        .where((job) => job.or([job("leased_until", "is", null), job("leased_until", "<=", now)]))
        .orderBy("due")
        .orderBy("id")
        .limit(limit),
    )
    .returningAll()
    .execute();
  return rows.toSorted(byDue);
}

/** One unreadable row must not block the worker, so it is postponed for good. If its key is enqueued again, it is due again. */
async function setAside({ db, log }: Parts, row: JobRow, error: unknown): Promise<void> {
  log?.error("job-unreadable", error, { job: row.id });
  await db
    .updateTable("jobs")
    .set({ due: never, lease: null, leased_until: null, error: "store-corrupt" })
    .where("id", "=", row.id)
    .execute();
}

async function readable(parts: Parts, rows: readonly JobRow[]): Promise<ClaimedJob[]> {
  const jobs: ClaimedJob[] = [];
  for (const row of rows) {
    try {
      jobs.push(readClaimedJob(row));
    } catch (error) {
      await setAside(parts, row, error);
    }
  }
  return jobs;
}

function claim(parts: Parts, now: Instant, leaseUntil: Instant, limit: number): Promise<ClaimedJob[]> {
  return parts.db.transaction().execute(async (db) => {
    const rows = await leaseDue(db, parts.clock.newId(), now, leaseUntil, limit);
    return readable({ ...parts, db }, rows);
  });
}

/**
 * When a finished job is due again: now, if its key was enqueued while it ran, so that this isn't lost; otherwise when the job asks for it.
 */
function nextDue({ wanted, seen }: Pick<JobRow, "wanted" | "seen">, now: Instant, again: Instant | undefined): Instant | undefined {
  return wanted === seen ? again : now;
}

async function finish(db: Kysely<Tables>, { id, lease }: ClaimedJob, now: Instant, again: Instant | undefined): Promise<void> {
  const held = await db.selectFrom("jobs").select(["wanted", "seen"]).where("id", "=", id).where("lease", "=", lease).executeTakeFirst();
  if (!held) return;
  const due = nextDue(held, now, again);
  if (due === undefined) {
    await db.deleteFrom("jobs").where("id", "=", id).execute();
    return;
  }
  const rescheduled = { due, attempts: 0, lease: null, leased_until: null, error: null };
  await db.updateTable("jobs").set(rescheduled).where("id", "=", id).execute();
}

async function postpone(db: Kysely<Tables>, { id, lease }: ClaimedJob, due: Instant, error: string): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ due, error, lease: null, leased_until: null })
    .where("id", "=", id)
    .where("lease", "=", lease)
    .execute();
}

/** Jobs as rows. An expired lease still proves the claim until another worker claims the job. */
export function storedJobs(parts: Parts): Jobs {
  const { db, wake } = parts;
  return {
    async enqueue(job) {
      await db.transaction().execute((transaction) => enqueueJob(transaction, job));
      wake.call();
    },
    claim: (now, leaseUntil, limit) => claim(parts, now, leaseUntil, limit),
    finish: (job, now, again) => db.transaction().execute((transaction) => finish(transaction, job, now, again)),
    postpone: (job, due, error) => db.transaction().execute((transaction) => postpone(transaction, job, due, error)),
    onWake: (listener) => wake.listen(listener),
  };
}
