import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { sqliteEngine } from "../../../../../src/adapters/store/sqlite/sqlite-engine.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

describe("sqliteEngine", () => {
  function open() {
    const database = new DatabaseSync(":memory:");
    database.exec("create table marks (name text primary key, at text not null)");
    return { database, ...sqliteEngine(database, new FakeClock()) };
  }
  const mark = { name: "a", at: "x" };

  it("is for one process", () => {
    assert.equal(open().isShared, false);
  });

  it("lets a running transaction end before it closes", async () => {
    const { database, db, close } = open();
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const work = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("marks").values(mark).execute();
      begun.resolve();
      await goOn.promise;
      return transaction.selectFrom("marks").select("name").execute();
    });
    await begun.promise;
    const closed = close();
    assert.equal(database.isOpen, true);
    goOn.resolve();
    assert.equal((await work).length, 1);
    await closed;
    assert.equal(database.isOpen, false);
  });

  it("can be closed twice, and then says that it is closed", async () => {
    const { db, close } = open();
    await Promise.all([close(), close()]);
    await close();
    await assert.rejects(db.selectFrom("marks").selectAll().execute(), { code: "store-unavailable", message: "the database is closed" });
  });
});
