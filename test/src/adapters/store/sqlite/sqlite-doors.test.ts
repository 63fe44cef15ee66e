import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Engine } from "../../../../../src/adapters/store/engine.ts";
import { isProcessLockHeld } from "../../../../../src/adapters/store/sqlite/process-lock.ts";
import { besideSqliteEngine, openSqliteEngine, readSqliteEngine } from "../../../../../src/adapters/store/sqlite/sqlite-doors.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

describe("the doors of a SQLite file", () => {
  let folder: string;
  let path: string;
  let opened: Engine[];
  const clock = new FakeClock();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-doors-"));
    path = join(folder, "store.db");
    opened = [];
  });
  afterEach(async () => {
    for (const engine of opened) await engine.close();
    rmSync(folder, { recursive: true });
  });

  async function kept(opening: Promise<Engine>): Promise<Engine> {
    const engine = await opening;
    opened.push(engine);
    return engine;
  }
  const bot = (settings: { readonly exclusive?: boolean } = {}) => kept(openSqliteEngine(path, { clock, ...settings }));
  const make = ({ db }: Engine, table: string) => sql`create table ${sql.table(table)} (x)`.execute(db);

  describe("openSqliteEngine", () => {
    it("makes the file for its owner alone, and takes the process lock only if it is asked to", async () => {
      await bot();
      assert.deepEqual([statSync(path).mode & 0o777, isProcessLockHeld(path)], [0o600, false]);
    });

    it("gives the lock back when it is closed", async () => {
      const { close } = await bot({ exclusive: true });
      assert.equal(isProcessLockHeld(path), true);
      await close();
      assert.equal(isProcessLockHeld(path), false);
    });

    it("gives the lock back when the file can't be opened", async () => {
      writeFileSync(path, "This is no database. ".repeat(200));
      await assert.rejects(bot({ exclusive: true }), { code: "store-corrupt" });
      assert.equal(isProcessLockHeld(path), false);
    });

    it("reads what is stored while a transaction goes on", async () => {
      const { db } = await bot();
      await db.schema.createTable("marks").addColumn("name", "text").addColumn("at", "text").execute();
      await db.transaction().execute(async (transaction) => {
        await transaction.insertInto("marks").values({ name: "a", at: "x" }).execute();
        let read: unknown;
        void db
          .selectFrom("marks")
          .selectAll()
          .execute()
          .then((rows) => (read = rows));
        for (let rounds = 0; rounds < 20; rounds += 1) await new Promise(setImmediate);
        assert.deepEqual(read, []);
      });
    });

    it("leaves nothing beside the file when it is closed", async () => {
      const { db, close } = await bot();
      assert.deepEqual(await db.introspection.getTables(), []); // both connections have been used now
      assert.equal(existsSync(`${path}-wal`), true);
      await close();
      assert.equal(existsSync(`${path}-wal`), false);
    });

    it("needs no lock in memory: each has a database of its own", async () => {
      const inMemory = () => kept(openSqliteEngine(":memory:", { clock, exclusive: true }));
      await make(await inMemory(), "one");
      await make(await inMemory(), "one");
      assert.equal(existsSync(":memory:.lock"), false);
    });
  });

  describe("readSqliteEngine", () => {
    it("reads beside a bot, and writes nothing", async () => {
      await make(await bot({ exclusive: true }), "one");
      const reader = await kept(readSqliteEngine(path, { clock }));
      assert.deepEqual((await sql`select * from one`.execute(reader.db)).rows, []);
      await assert.rejects(make(reader, "two"), { code: "store-unavailable" });
    });

    it("makes no file", async () => {
      await assert.rejects(kept(readSqliteEngine(path, { clock })), { code: "store-unavailable" });
      assert.equal(existsSync(path), false);
    });
  });

  describe("besideSqliteEngine", () => {
    it("writes beside a bot, without its lock", async () => {
      const first = await bot({ exclusive: true });
      await make(await kept(besideSqliteEngine(path, { clock })), "two");
      assert.deepEqual((await sql`select * from two`.execute(first.db)).rows, []);
    });

    it("makes no file, and says what to do", async () => {
      await assert.rejects(kept(besideSqliteEngine(path, { clock })), { code: "store-unavailable", message: /start the bot once/ });
      await assert.rejects(kept(besideSqliteEngine(":memory:", { clock })), { code: "store-unavailable", message: /name a file/ });
      assert.deepEqual([existsSync(path), existsSync(":memory:")], [false, false]);
    });
  });
});
