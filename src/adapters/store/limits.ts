import type { Kysely } from "kysely";
import { z } from "zod";
import type { RecentActs } from "../../domain/limits.ts";
import type { Limits } from "../../ports/limits.ts";
import { jsonText } from "../json-text.ts";
import { lockByName } from "./engine.ts";
import { complete } from "./rows/complete.ts";
import { instant } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const rowSchema = z.object({ times: jsonText(z.array(instant)), silent_until: instant.nullable() });

export function storedLimits(db: Kysely<Tables>): Limits {
  return {
    decide: (person, act, now, rule) =>
      db.transaction().execute(async (transaction) => {
        await lockByName(transaction, `limits ${act} ${person}`);
        const row = await transaction
          .selectFrom("limits")
          .selectAll()
          .where("person", "=", person)
          .where("act", "=", act)
          .executeTakeFirst();
        const { verdict, acts } = rule(readActs(row));
        if (acts) {
          const changed = { times: JSON.stringify(acts.times), silent_until: acts.silentUntil ?? null, changed_at: now };
          await transaction
            .insertInto("limits")
            .values({ person, act, ...changed })
            .onConflict((conflict) => conflict.columns(["person", "act"]).doUpdateSet(changed))
            .execute();
        }
        return verdict;
      }),
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("limits").where("changed_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}

/** A row that can't be read counts as no acts: the next one is stored in its place, and nobody is kept out for ever. */
function readActs(row: unknown): RecentActs {
  const { times = [], silent_until: silentUntil } = rowSchema.safeParse(row).data ?? {};
  return complete<RecentActs>({ times, silentUntil: silentUntil ?? undefined });
}
