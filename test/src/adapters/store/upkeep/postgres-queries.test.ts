import assert from "node:assert/strict";
import type { Kysely } from "kysely";
import type { AnyTables } from "../../../../../src/adapters/store/upkeep/any-tables.ts";
import { openPostgresPlace } from "../../../../../src/adapters/store/upkeep/open-postgres-place.ts";
import { holdStillWithin } from "../../../../../src/adapters/store/upkeep/postgres-queries.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { freshDatabase, hasPostgres } from "../../../../build/postgres/postgres-under-test.ts";

(hasPostgres ? describe : describe.skip)("holdStillWithin", function () {
  this.timeout(120_000);

  it("keeps even readers out until its transaction ends, and gives up when it must wait longer than it may", async () => {
    const url = await freshDatabase();
    const [one, two] = [await openPostgresPlace(url, { clock: systemClock }), await openPostgresPlace(url, { clock: systemClock })];
    const hold = (db: Kysely<AnyTables>) => db.transaction().execute((transaction) => holdStillWithin(20)(transaction, ["marks", "jobs"]));
    await one.db.transaction().execute(async (transaction) => {
      await transaction.selectFrom("jobs").select("id").execute();
      await assert.rejects(hold(two.db), {
        code: "store-unavailable",
        message: /another program holds a lock in the database for too long/,
      });
    });
    await one.db.transaction().execute(async (transaction) => {
      await holdStillWithin(20)(transaction, ["marks"]);
      await assert.rejects(hold(two.db), { code: "store-unavailable" });
    });
    await hold(two.db);
    await Promise.all([one.close(), two.close()]);
  });
});
