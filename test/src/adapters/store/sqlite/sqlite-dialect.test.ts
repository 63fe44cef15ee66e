import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { CompiledQuery, Kysely } from "kysely";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

interface Notes {
  notes: { id: number; text: string | null };
}

describe("NodeSqliteDialect", () => {
  let database: DatabaseSync;
  let db: Kysely<Notes>;

  beforeEach(() => {
    database = new DatabaseSync(":memory:");
    database.exec("create table notes (id integer primary key, text text)");
    db = new Kysely<Notes>({ dialect: new NodeSqliteDialect(database, new FakeClock()) });
  });
  afterEach(() => db.destroy());

  it("gives rows one by one too", async () => {
    await db
      .insertInto("notes")
      .values([
        { id: 1, text: "a" },
        { id: 2, text: null },
      ])
      .execute();
    const texts: unknown[] = [];
    for await (const { text } of db.selectFrom("notes").selectAll().orderBy("id").stream()) texts.push(text);
    assert.deepEqual(texts, ["a", null]);
  });

  it("runs transactions one after the other, and rolls back the one that fails", async () => {
    const first = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("notes").values({ id: 1, text: "first" }).execute();
      throw new Error("changed my mind");
    });
    const second = db.transaction().execute((transaction) => transaction.insertInto("notes").values({ id: 1, text: "second" }).execute());
    await assert.rejects(first, /changed my mind/);
    await second;
    assert.deepEqual(
      (await db.selectFrom("notes").select("text").execute()).map(({ text }) => text),
      ["second"],
    );
  });

  it("says store-unavailable when the disk is full, and has nothing of the transaction", async () => {
    database.exec("pragma max_page_count = 20");
    const full = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("notes").values({ id: 1, text: "short" }).execute();
      await transaction
        .insertInto("notes")
        .values({ id: 2, text: "x".repeat(1_000_000) })
        .execute();
    });
    await assert.rejects(full, { code: "store-unavailable", message: /disk is full: make room/ });
    assert.deepEqual(await db.selectFrom("notes").selectAll().execute(), []);
  });

  it("throws the failure, not that there was nothing left to roll back", async () => {
    const closed = db.transaction().execute(async (transaction) => {
      database.exec("rollback");
      await transaction.insertInto("notes").values({ id: 1, text: null }).execute();
      throw new Error("the first failure");
    });
    await assert.rejects(closed, /the first failure/);
  });

  it("says store-unavailable when the database is closed in the middle of a transaction", async () => {
    const own = new DatabaseSync(":memory:");
    const closing = new Kysely<Notes>({ dialect: new NodeSqliteDialect(own, new FakeClock()) })
      .transaction()
      .execute(async (transaction) => {
        own.close();
        await transaction.selectFrom("notes").selectAll().execute();
      });
    await assert.rejects(closing, { code: "store-unavailable", message: "the database is closed" });
  });

  it("leaves an error in SQL unchanged", async () => {
    await assert.rejects(db.executeQuery(CompiledQuery.raw("selct 1")), { code: "ERR_SQLITE_ERROR", message: /syntax error/ });
  });
});
