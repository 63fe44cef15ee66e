import { sql } from "kysely";
import type { Kysely } from "kysely";
import { z } from "zod";
import { millisecondsOf } from "../../../domain/instant.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Instances, RunningInstance } from "../../../ports/jobs.ts";
import { isPostgres } from "../engine.ts";
import { instant } from "../rows/stored-values.ts";
import type { Tables } from "../tables.ts";
import { expectUnmarked } from "./store-marks.ts";

interface Parts {
  readonly db: Kysely<Tables>;
  readonly id: string;
  /** The newest migration of this program. */
  readonly migration: string;
  readonly clock: Pick<Clock, "now">;
}

const rowSchema = z.object({ id: z.string(), version: z.string(), migration: z.string(), started: instant, seen_at: instant });

/** The bots as rows. The names of migrations are in the order of their releases. */
export function storedInstances({ db, id, migration, clock }: Parts): Instances {
  return {
    id,
    beat: ({ version, started, seenAt }, forgetBefore) =>
      db.transaction().execute(async (transaction) => {
        await expectUnmarked(transaction);
        await transaction
          .insertInto("instances")
          .values({ id, version, migration, started, seen_at: seenAt })
          .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: seenAt }))
          .execute();
        await transaction.deleteFrom("instances").where("seen_at", "<", forgetBefore).execute();
      }),
    leave: () =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("instances").where("id", "=", id).execute();
      }),
    async list() {
      const rows = await db.selectFrom("instances").selectAll().orderBy("started").orderBy("id").execute();
      return rows.flatMap((row) => readInstance(row, migration));
    },
    clockAhead: () => (isPostgres(db) ? aheadOf(db, clock) : Promise.resolve(0)),
  };
}

/** The server has answered between the two looks at our clock: the middle is as near as one can come. */
async function aheadOf(db: Kysely<Tables>, clock: Pick<Clock, "now">): Promise<number> {
  const asked = millisecondsOf(clock.now());
  const { rows } = await sql<{ now: number | string }>`select (extract(epoch from clock_timestamp()) * 1000)::int8 as now`.execute(db);
  return Math.round((asked + millisecondsOf(clock.now())) / 2 - Number(rows[0]?.now));
}

/** One that can't be read is left out: its next heartbeat doesn't mend it, and nothing depends on it. */
function readInstance(row: unknown, ours: string): readonly RunningInstance[] {
  const read = rowSchema.safeParse(row);
  if (!read.success) return [];
  const { id, version, migration, started, seen_at: seenAt } = read.data;
  return [{ id, version, started, seenAt, isNewer: migration > ours }];
}
