import type { Kysely } from "kysely";
import { z } from "zod";
import type { KeptPause, KeptPauses } from "../../../ports/limits.ts";
import { instant } from "../rows/stored-values.ts";
import type { PauseTable, Tables } from "../tables.ts";

const rowSchema = z.object({ remote: z.string(), identity: z.string(), begun_at: instant, ends_at: instant, ends_with_probe: z.number() });

/** Pauses as rows. */
export function keptPauses(db: Kysely<Tables>): KeptPauses {
  return {
    keep: (pauses) =>
      db.transaction().execute(async (transaction) => {
        for (const pause of pauses) await keep(transaction, rowOf(pause));
      }),
    async list(since) {
      const rows = await db.selectFrom("pauses").selectAll().where("ends_at", ">=", since).execute();
      return rows.flatMap(readPause);
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("pauses").where("ends_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}

async function keep(db: Kysely<Tables>, row: PauseTable): Promise<void> {
  await db
    .insertInto("pauses")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["remote", "identity"])
        .doUpdateSet(row)
        .where(({ eb, and, or }) => {
          const isLonger = eb("pauses.ends_at", "<", row.ends_at);
          const waitsForEnd = and([eb("pauses.begun_at", "=", row.begun_at), eb("pauses.ends_with_probe", "=", 1)]);
          return row.ends_with_probe === 0 ? or([isLonger, waitsForEnd]) : isLonger;
        }),
    )
    .execute();
}

function rowOf({ to, by = "", begunAt, endsAt, endsWithProbe }: KeptPause): PauseTable {
  return { remote: to, identity: by, begun_at: begunAt, ends_at: endsAt, ends_with_probe: endsWithProbe ? 1 : 0 };
}

/** One that can't be read is left out: a remote that still refuses says so again. */
function readPause(row: unknown): readonly KeptPause[] {
  const read = rowSchema.safeParse(row);
  if (!read.success) return [];
  const { remote, identity, begun_at: begunAt, ends_at: endsAt, ends_with_probe: endsWithProbe } = read.data;
  return [{ to: remote, ...(identity !== "" && { by: identity }), begunAt, endsAt, endsWithProbe: endsWithProbe === 1 }];
}
