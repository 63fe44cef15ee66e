import type { Kysely, Selectable } from "kysely";
import { instantOf, millisecondsOf } from "../../../domain/instant.ts";
import type { Instant } from "../../../domain/ids.ts";
import { mostTriesUnread, never, pauseAfterTry } from "../../../domain/job-tries.ts";
import { isGuestlistError } from "../../../errors.ts";
import type { ClaimedJob } from "../../../ports/jobs.ts";
import type { Log } from "../../../ports/log.ts";
import { readClaimedJob } from "../rows/job-row.ts";
import type { JobTable, Tables } from "../tables.ts";

type JobRow = Selectable<JobTable>;

interface Parts {
  readonly db: Kysely<Tables>;
  readonly log: Log | undefined;
}

const unreadable = "store-corrupt";
const unleased = { lease: null, owner: null, leased_until: null };

/**
 * One unreadable row must not block the worker. A newer version may have made it, and may run now or soon: so it is left for others, and tried
 * again later each time. In the end it is dead.
 */
export async function setAside({ db, log }: Parts, row: JobRow, now: Instant, error: unknown): Promise<void> {
  const isOver = row.attempts >= mostTriesUnread;
  if (row.attempts <= 1 || isOver) log?.error(isOver ? "job-dead" : "job-unreadable", error, { job: row.id });
  const due = isOver ? never : instantOf(millisecondsOf(now) + pauseAfterTry(row.attempts));
  await db
    .updateTable("jobs")
    .set({ ...unleased, due, scheduled_at: now, error: unreadable })
    .where("id", "=", row.id)
    .execute();
}

/** A job that failed for good, and that was finished a moment ago for `never`: says why, and how often it was tried. */
export async function noteDeath(db: Kysely<Tables>, { id, attempt }: ClaimedJob, error: string): Promise<void> {
  await db.updateTable("jobs").set({ attempts: attempt, error }).where("id", "=", id).where("due", "=", never).execute();
}

/** Jobs that another version couldn't read, and this one can, are due now. */
export async function reviveReadable(db: Kysely<Tables>, now: Instant): Promise<void> {
  const rows = await db
    .selectFrom("jobs")
    .selectAll()
    .where("error", "=", unreadable)
    .where("due", ">", now)
    .where("lease", "is", null)
    .execute();
  for (const row of rows) {
    if (!isReadable(row)) continue;
    await db.updateTable("jobs").set({ due: now, scheduled_at: now, attempts: 0, error: null }).where("id", "=", row.id).execute();
  }
}

function isReadable(row: JobRow): boolean {
  try {
    readClaimedJob({ ...row, lease: "none" });
    return true;
  } catch (error) {
    if (!isGuestlistError(error, "store-corrupt")) throw error;
    return false;
  }
}
