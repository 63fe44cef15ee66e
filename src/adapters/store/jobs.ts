import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ClaimedJob, Jobs, RemoteWait } from "../../ports/jobs.ts";
import type { Log } from "../../ports/log.ts";
import { isPostgres } from "./engine.ts";
import { enqueueJob } from "./jobs/enqueue-job.ts";
import { pullIn, releaseForeignLeases } from "./jobs/recover-jobs.ts";
import { bringForward, dueOfWaiting, handOver, lockRemotes, remoteOf } from "./jobs/remote-waits.ts";
import { never } from "../../domain/job-tries.ts";
import { noteDeath, reviveReadable, setAside } from "./running/dead-jobs.ts";
import { readClaimedJob } from "./rows/job-row.ts";
import type { JobTable, Tables } from "./tables.ts";
import type { WakeUp } from "./wake-up.ts";

type JobRow = Selectable<JobTable>;
interface Parts {
  readonly db: Kysely<Tables>;
  /** Several processes may be at work on the jobs. */
  readonly isShared: boolean;
  readonly clock: Clock;
  readonly wake: WakeUp;
  readonly log: Log | undefined;
  /** The id of this process. */
  readonly owner: string;
}

/** A lease with its owner, as this process takes it. */
interface NewLease {
  readonly lease: string;
  readonly owner: string;
  readonly leased_until: Instant;
}

const unleased = { lease: null, owner: null, leased_until: null };

function byDue(a: JobRow, b: JobRow): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id - b.id;
}

/**
 * One statement, so that no two workers get the same job. On PostgreSQL several claim at once: rows that another one is about to lease are
 * passed over. The array is made once; as a part of the condition, the rows could be picked again for each row that is compared.
 */
async function leaseDue(db: Kysely<Tables>, lease: NewLease, now: Instant, limit: number): Promise<JobRow[]> {
  const due = db
    .selectFrom("jobs")
    .select("id")
    .where("due", "<=", now)
    .where((job) => job.or([job("leased_until", "is", null), job("leased_until", "<=", now)]))
    .orderBy("due")
    .orderBy("id")
    .limit(limit);
  const rows = await db
    .updateTable("jobs")
    .set((stored) => ({ ...lease, attempts: stored("attempts", "+", 1), seen: stored.ref("wanted") }))
    .where((job) => (isPostgres(db) ? sql<boolean>`id = any(array(${due.forUpdate().skipLocked()}))` : job("id", "in", due)))
    .returningAll()
    .execute();
  return rows.toSorted(byDue);
}

async function readable(parts: Parts, rows: readonly JobRow[], now: Instant): Promise<ClaimedJob[]> {
  const jobs: ClaimedJob[] = [];
  for (const row of rows) {
    try {
      jobs.push(readClaimedJob(row));
    } catch (error) {
      await setAside(parts, row, now, error);
    }
  }
  return jobs;
}

interface Claim {
  readonly owner: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
}

function claim(parts: Parts, { owner, now, leaseUntil, limit }: Claim): Promise<ClaimedJob[]> {
  return parts.db.transaction().execute(async (db) => {
    const rows = await leaseDue(db, { lease: parts.clock.newId(), owner, leased_until: leaseUntil }, now, limit);
    return readable({ ...parts, db }, rows, now);
  });
}

async function renew(db: Kysely<Tables>, owner: string, jobs: readonly ClaimedJob[], leaseUntil: Instant): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ leased_until: leaseUntil })
    .where(
      "id",
      "in",
      jobs.map(({ id }) => id),
    )
    .where("owner", "=", owner)
    .execute();
}

/**
 * When a job that has run is due again: now, if its key was enqueued while it ran, so that this isn't lost; otherwise when the job asks for it.
 */
function nextDue<Again extends Instant | undefined>(
  { wanted, seen }: Pick<JobRow, "wanted" | "seen">,
  now: Instant,
  again: Again,
): Instant | Again {
  return wanted === seen ? again : now;
}

/** The row of a claimed job, if the claim still holds. It can't change before the transaction ends. */
async function heldRow(db: Kysely<Tables>, { id, lease }: Pick<ClaimedJob, "id" | "lease">): Promise<JobRow | undefined> {
  const held = db.selectFrom("jobs").selectAll().where("id", "=", id).where("lease", "=", lease);
  return held.$if(isPostgres(db), (query) => query.forUpdate()).executeTakeFirst();
}

/** Returns whether a job may be due now: this one, or those that waited with it. */
async function finish(db: Kysely<Tables>, { id, lease }: ClaimedJob, now: Instant, again: Instant | undefined): Promise<boolean> {
  const held = await heldRow(db, { id, lease });
  if (!held) return false;
  const remote = remoteOf(held);
  await lockRemotes(db, remote);
  if (remote !== null) await bringForward(db, remote, now);
  const due = nextDue(held, now, again);
  if (due === undefined) {
    await db.deleteFrom("jobs").where("id", "=", id).execute();
    return remote !== null;
  }
  const rescheduled = { ...unleased, due, scheduled_at: now, attempts: 0, tellings: 0, telling_since: null, error: null, not_before: null };
  await db.updateTable("jobs").set(rescheduled).where("id", "=", id).execute();
  return remote !== null || due <= now;
}

async function noteTellings(db: Kysely<Tables>, { id, lease }: ClaimedJob, tellings: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set(({ fn, val }) => ({ tellings, telling_since: fn.coalesce("telling_since", val(now)) }))
    .where("id", "=", id)
    .where("lease", "=", lease)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

interface Postponement {
  readonly due: Instant;
  readonly error: string;
  readonly wait: RemoteWait | undefined;
  readonly now: Instant;
}

async function postpone(db: Kysely<Tables>, { id, lease }: ClaimedJob, { due, error, wait, now }: Postponement): Promise<void> {
  const held = await heldRow(db, { id, lease });
  if (!held) return;
  const remote = remoteOf(held);
  await lockRemotes(db, remote, wait ? error : null);
  if (remote !== null && remote !== error) await handOver(db, { ...held, error: remote }, wait?.probeBy ?? now);
  const moment = wait ? await dueOfWaiting(db, { id, error, due }, wait) : nextDue(held, now, due);
  await db
    .updateTable("jobs")
    .set({ ...unleased, due: moment, scheduled_at: now, error, not_before: wait?.notBefore ?? null })
    .where("id", "=", id)
    .execute();
}

/** The leases of other processes that may be alive run out by themselves. */
async function recover(db: Kysely<Tables>, { isShared, owner, now }: Recovery): Promise<void> {
  if (!isShared) await releaseForeignLeases(db, owner);
  await pullIn(db, now);
  await reviveReadable(db, now);
}

interface Recovery {
  readonly isShared: boolean;
  readonly owner: string;
  readonly now: Instant;
}

/** Jobs as rows. An expired lease still proves the claim until another worker claims the job. */
export function storedJobs(parts: Parts): Jobs {
  const { db, isShared, wake, clock, owner } = parts;
  const inTransaction = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>) => db.transaction().execute(work);
  return {
    async enqueue(job) {
      await inTransaction((transaction) => enqueueJob(transaction, job, clock.now()));
      if (job.due <= clock.now()) wake.call();
    },
    claim: (now, leaseUntil, limit) => claim(parts, { owner, now, leaseUntil, limit }),
    renew: (jobs, leaseUntil) => inTransaction((transaction) => renew(transaction, owner, jobs, leaseUntil)),
    async finish(job, now, again) {
      if (await inTransaction((transaction) => finish(transaction, job, now, again))) wake.call();
    },
    async bury(job, now, error) {
      const isDue = await inTransaction(async (transaction) => {
        const due = await finish(transaction, job, now, never as Instant);
        await noteDeath(transaction, job, error);
        return due;
      });
      if (isDue) wake.call();
    },
    noteTellings: (job, count, now) => inTransaction((transaction) => noteTellings(transaction, job, count, now)),
    async postpone(job, due, error, wait) {
      await inTransaction((transaction) => postpone(transaction, job, { due, error, wait, now: clock.now() }));
      wake.call();
    },
    recover: (now) => inTransaction((transaction) => recover(transaction, { isShared, owner, now })),
    onWake: (listener) => wake.listen(listener),
  };
}
