import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { isPostgres, lockByName } from "../../../../src/adapters/store/engine.ts";
import type { Engine } from "../../../../src/adapters/store/engine.ts";
import { usualPostgresSettings } from "../../../../src/adapters/store/postgres/connection-settings.ts";
import { openPostgres } from "../../../../src/adapters/store/postgres/open-postgres.ts";
import { NodeSqliteDialect } from "../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import { systemClock } from "../../../../src/clock.ts";
import { emptyDatabase, hasPostgres } from "../../../build/postgres/postgres-under-test.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const said: string[] = [];

function onPostgres(): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void said.push(query.sql),
  });
}

function onSqlite(): Kysely<unknown> {
  const dialect = new NodeSqliteDialect(new DatabaseSync(":memory:"), new FakeClock());
  return new Kysely<unknown>({ dialect, log: ({ query }) => void said.push(query.sql) });
}

describe("isPostgres", () => {
  it("tells the databases apart, in a transaction, too", async () => {
    assert.deepEqual([isPostgres(onPostgres()), isPostgres(onSqlite())], [true, false]);
    assert.equal(
      await onPostgres()
        .transaction()
        .execute(async (transaction) => isPostgres(transaction)),
      true,
    );
    assert.equal(
      await onSqlite()
        .transaction()
        .execute(async (transaction) => isPostgres(transaction)),
      false,
    );
  });
});

describe("lockByName", () => {
  it("needs no statement on SQLite, which has one writer at a time", async () => {
    said.length = 0;
    await lockByName(onSqlite(), "migrations");
    assert.deepEqual(said, []);
    await lockByName(onPostgres(), "migrations");
    assert.equal(said.length, 1);
  });

  (hasPostgres ? describe : describe.skip)("on a server", function () {
    this.timeout(120_000);
    let engine: Engine;
    before(async () => {
      engine = await openPostgres(await emptyDatabase(), usualPostgresSettings, { clock: systemClock });
    });
    after(() => engine.close());

    it("lets the next one of the same name go on when the first has ended, and another name at once", async () => {
      const order: string[] = [];
      const locked = Promise.withResolvers<void>();
      const finish = Promise.withResolvers<void>();
      const first = engine.db.transaction().execute(async (transaction) => {
        await lockByName(transaction, "a");
        locked.resolve();
        await finish.promise;
        order.push("first");
      });
      await locked.promise;
      const same = engine.db.transaction().execute(async (transaction) => {
        await lockByName(transaction, "a");
        order.push("same");
      });
      await engine.db.transaction().execute(async (transaction) => {
        await lockByName(transaction, "b");
        order.push("other");
      });
      finish.resolve();
      await Promise.all([first, same]);
      assert.deepEqual(order, ["other", "first", "same"]);
    });
  });
});
