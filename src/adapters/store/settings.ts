import type { Kysely } from "kysely";
import type { Settings } from "../../ports/settings.ts";
import type { Tables } from "./tables.ts";

export function storedSettings(db: Kysely<Tables>): Settings {
  return {
    async once(name, now) {
      const { numInsertedOrUpdatedRows } = await db.transaction().execute((transaction) =>
        transaction
          .insertInto("marks")
          .values({ name, at: now })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .executeTakeFirstOrThrow(),
      );
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
