import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../../../domain/ids.ts";
import type { ClaimedJob, RemoteWait } from "../../../ports/jobs.ts";
import { lockByName } from "../engine.ts";
import type { JobTable, Tables } from "../tables.ts";

/** A job that failed with a code of a remote, and when it would be due by its own backoff. */
interface Failed {
  readonly id: ClaimedJob["id"];
  readonly error: string;
  readonly due: Instant;
}

/** The error with which the job waits for a remote. */
export function remoteOf({ error, not_before: asked }: Pick<Selectable<JobTable>, "error" | "not_before">): string | null {
  return asked === null ? null : error;
}

/**
 * Lets one transaction at a time read and change which jobs wait with these errors. Otherwise one job could begin to wait for another one that
 * is just being finished, and nobody would bring it forward.
 */
export async function lockRemotes(db: Kysely<Tables>, ...errors: readonly (string | null)[]): Promise<void> {
  const names = new Set(errors.filter((error) => error !== null));
  for (const error of [...names].toSorted()) await lockByName(db, `remote ${error}`); // in one order, so that no two wait for each other
}

/** When the job is due: by its backoff, or sooner if it has to be the one that finds out whether the remote answers again. */
export async function dueOfWaiting(db: Kysely<Tables>, { id, error, due }: Failed, { notBefore, probeBy }: RemoteWait): Promise<Instant> {
  const probe = await db
    .selectFrom("jobs")
    .select("id")
    .where("error", "=", error)
    .where("not_before", "is not", null)
    .where("due", "<=", probeBy)
    .where("lease", "is", null)
    .where("id", "!=", id)
    .limit(1)
    .executeTakeFirst();
  const wished = probe === undefined && probeBy < due ? probeBy : due;
  return wished < notBefore ? notBefore : wished;
}

/**
 * A job that waited with this error has failed for another reason, so it doesn't find out any more whether the remote answers again: the
 * next one that waits does, by the moment given. One that somebody else has brought forward or claimed meanwhile does it anyway.
 */
export async function handOver(db: Kysely<Tables>, { id, error }: Pick<Failed, "id" | "error">, by: Instant): Promise<void> {
  const next = await db
    .selectFrom("jobs")
    .select(["id", "due", "not_before"])
    .where("error", "=", error)
    .where("not_before", "is not", null)
    .where("lease", "is", null)
    .where("id", "!=", id)
    .orderBy("due")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  const due = next?.not_before && next.not_before > by ? next.not_before : by;
  if (!next) return;
  await db.updateTable("jobs").set({ due }).where("id", "=", next.id).where("due", ">", due).where("lease", "is", null).execute();
}

/** Makes the jobs that wait with this error due now, or as soon as the remote asked to be called again. */
export async function bringForward(db: Kysely<Tables>, error: string, now: Instant): Promise<void> {
  await db
    .updateTable("jobs")
    .set((job) => ({
      due: job.case().when("not_before", ">", now).then(job.ref("not_before")).else(now).end().$notNull(),
      scheduled_at: now,
    }))
    .where("error", "=", error)
    .where("not_before", "is not", null)
    .where("due", ">", now)
    .where("lease", "is", null)
    .execute();
}
