import type { Kysely, Selectable } from "kysely";
import type { Instant } from "../../../domain/ids.ts";
import { never } from "../../../domain/job-tries.ts";
import type { JobTable, Tables } from "../tables.ts";

type Scheduled = Pick<Selectable<JobTable>, "due" | "scheduled_at" | "not_before">;

/** Releases every lease of another process. */
export async function releaseForeignLeases(db: Kysely<Tables>, owner: string): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ lease: null, leased_until: null, owner: null })
    .where("lease", "is not", null)
    .where((job) => job.or([job("owner", "is", null), job("owner", "!=", owner)]))
    .execute();
}

/**
 * Jobs that a clock ahead of ours scheduled wait as long from now as they would have waited then; dead ones stay dead. One that another
 * process has changed meanwhile has its moment from that one.
 */
export async function pullIn(db: Kysely<Tables>, now: Instant): Promise<void> {
  const ahead = await db
    .selectFrom("jobs")
    .select(["id", "due", "scheduled_at", "not_before"])
    .where("scheduled_at", ">", now)
    .where("due", "!=", never)
    .execute();
  for (const { id, ...job } of ahead) {
    await db
      .updateTable("jobs")
      .set(rescheduled(job, now))
      .where("id", "=", id)
      .where("due", "=", job.due)
      .where("scheduled_at", "=", job.scheduled_at)
      .execute();
  }
}

function rescheduled({ due, scheduled_at: from, not_before: asked }: Scheduled, now: Instant): Scheduled {
  const moved = (moment: string) => addTo(now, from === null ? 0 : Date.parse(moment) - Date.parse(from));
  return { due: moved(due), scheduled_at: now, not_before: asked === null ? null : moved(asked) };
}

/** A row that holds no time must not stop the others: its job is due now. */
function addTo(now: Instant, milliseconds: number): string {
  return new Date(Date.parse(now) + (Number.isNaN(milliseconds) ? 0 : milliseconds)).toISOString();
}
