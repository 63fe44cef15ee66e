import type { Kysely } from "kysely";
import { never } from "../../domain/job-tries.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Instant } from "../../domain/ids.ts";
import type { JobPosition, JobRecord, JobRecords, JobTally } from "../../ports/jobs.ts";
import { readJobRecord, unreadableJob } from "./rows/job-row.ts";
import { instant } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const LONGEST_LIST = 1000;
/** Ids in one statement: databases limit the number of parameters. */
const IDS_PER_STATEMENT = 500;

async function list(db: Kysely<Tables>, after: JobPosition | undefined, limit: number): Promise<JobRecord[]> {
  let found = db.selectFrom("jobs").selectAll();
  if (after) found = found.where(({ eb, refTuple, tuple }) => eb(refTuple("due", "id"), ">", tuple(after.due, after.id)));
  const rows = await found.orderBy("due").orderBy("id").limit(Math.min(limit, LONGEST_LIST)).execute();
  return rows.map(asRecord);
}

/** One that can't be read is listed, too: an administrator must see it. */
function asRecord(row: unknown): JobRecord {
  try {
    return readJobRecord(row);
  } catch (error) {
    if (!isGuestlistError(error, "store-corrupt")) throw error;
    return unreadableJob(row);
  }
}

async function tally(db: Kysely<Tables>, now: Instant): Promise<JobTally> {
  const rows = await db
    .selectFrom("jobs")
    .select((job) => [
      job
        .case()
        .when("leased_until", ">", now)
        .then("running")
        .when("due", "=", never)
        .then("dead")
        .when("due", "<=", now)
        .then("due")
        .else("waiting")
        .end()
        .as("state"),
      job.fn.countAll().as("count"),
      job.fn.min("due").as("oldest"),
    ])
    .groupBy("state")
    .execute();
  const found = new Map(rows.map(({ state, count, oldest }) => [state, { count: Number(count), oldest }]));
  const countOf = (state: string) => found.get(state)?.count ?? 0;
  const oldestDue = found.get("due")?.oldest;
  const counts = { running: countOf("running"), due: countOf("due"), waiting: countOf("waiting"), dead: countOf("dead") };
  return { ...counts, ...(oldestDue !== undefined && { oldestDue: instant.parse(oldestDue) }) };
}

async function retry(db: Kysely<Tables>, ids: readonly number[], now: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set((job) => ({
      due: job.case().when("not_before", ">", now).then(job.ref("not_before")).else(now).end().$notNull(),
      scheduled_at: now,
      attempts: job.case().when("due", "=", never).then(0).else(job.ref("attempts")).end(),
    }))
    .where("id", "in", ids)
    .where("due", ">", now)
    .where((job) => job.or([job("not_before", "is", null), job("due", ">", job.ref("not_before"))]))
    .where((job) => job.or([job("leased_until", "is", null), job("leased_until", "<=", now)]))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export function storedJobRecords(db: Kysely<Tables>): JobRecords {
  return {
    list: (after, limit) => list(db, after, limit),
    tally: (now) => tally(db, now),
    async purgeDead(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) =>
          transaction
            .deleteFrom("jobs")
            .where("due", "=", never)
            .where("scheduled_at", "<", before)
            .where("error", "!=", "store-corrupt")
            .executeTakeFirstOrThrow(),
        );
      return Number(numDeletedRows);
    },
    retry: (ids, now) =>
      db.transaction().execute(async (transaction) => {
        let count = 0;
        for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
          count += await retry(transaction, ids.slice(start, start + IDS_PER_STATEMENT), now);
        }
        return count;
      }),
  };
}
