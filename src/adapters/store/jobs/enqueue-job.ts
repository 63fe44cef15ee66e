import type { Kysely } from "kysely";
import type { Instant } from "../../../domain/ids.ts";
import { never } from "../../../domain/job-tries.ts";
import type { NewJob } from "../../../domain/job.ts";
import { taskText } from "../rows/job-row.ts";
import type { Tables } from "../tables.ts";

/**
 * Stores a job. If its key is stored already, that job becomes due earlier (never later, and not before the remote for which it waits lets
 * itself be called), its `wanted` counter goes up, and it gets the new task: of two descriptions of the same work, the newer one counts, and a
 * dead job begins from the start. With `ifNew`, that job stays as it is.
 */
export async function enqueueJob(db: Kysely<Tables>, { task, due, key, ifNew }: NewJob, now: Instant): Promise<void> {
  const inserted = db.insertInto("jobs").values({ task: taskText(task), due, key: key ?? null, scheduled_at: now });
  if (ifNew) {
    await inserted.onConflict((conflict) => conflict.column("key").doNothing()).execute();
    return;
  }
  await inserted
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet((stored) => ({
        task: stored.ref("excluded.task"),
        due: stored
          .case()
          .when("jobs.due", "<", stored.ref("excluded.due"))
          .then(stored.ref("jobs.due"))
          .when("jobs.not_before", ">", stored.ref("excluded.due"))
          .then(stored.ref("jobs.not_before").$notNull())
          .else(stored.ref("excluded.due"))
          .end(),
        scheduled_at: stored
          .case()
          .when("jobs.due", "<", stored.ref("excluded.due"))
          .then(stored.ref("jobs.scheduled_at"))
          .else(stored.ref("excluded.scheduled_at"))
          .end(),
        wanted: stored("jobs.wanted", "+", 1),
        attempts: stored.case().when("jobs.due", "=", never).then(0).else(stored.ref("jobs.attempts")).end(),
        tellings: stored.case().when("jobs.due", "=", never).then(0).else(stored.ref("jobs.tellings")).end(),
        telling_since: stored.case().when("jobs.due", "=", never).then(null).else(stored.ref("jobs.telling_since")).end(),
        error: stored.case().when("jobs.due", "=", never).then(null).else(stored.ref("jobs.error")).end(),
      })),
    )
    .execute();
}
