import type { Kysely } from "kysely";
import type { Receipts } from "../../ports/receipts.ts";
import type { Tables } from "./tables.ts";

export function storedReceipts(db: Kysely<Tables>): Receipts {
  return {
    async record(key, now) {
      const { numInsertedOrUpdatedRows } = await db.transaction().execute((transaction) =>
        transaction
          .insertInto("receipts")
          .values({ key, seen_at: now })
          .onConflict((conflict) => conflict.column("key").doNothing())
          .executeTakeFirstOrThrow(),
      );
      return numInsertedOrUpdatedRows === 1n;
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("receipts").where("seen_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}
