import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { Tables } from "../../../../../src/adapters/store/tables.ts";
import * as marks from "../../../../../src/adapters/store/running/store-marks.ts";
import { at } from "../../../../build/ids.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

describe("the marks of a store", () => {
  let db: Kysely<Tables>;
  beforeEach(() => {
    const database = new DatabaseSync(":memory:");
    database.exec("create table cursors (name text primary key, value text not null)");
    db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, new FakeClock()) });
  });
  afterEach(() => db.destroy());

  const there = { at: at("10:00"), to: "the file new.db" };

  it("say where the data went, once and again", async () => {
    assert.equal(await marks.copiedMark(db), undefined);
    await marks.markCopied(db, there);
    assert.deepEqual(await marks.copiedMark(db), there);
    await marks.markCopied(db, { ...there, to: "elsewhere" });
    assert.deepEqual(await marks.copiedMark(db), { ...there, to: "elsewhere" });
  });

  it("are taken back once", async () => {
    await marks.markCopied(db, there);
    assert.deepEqual([await marks.dropCopiedMark(db, there), await marks.dropCopiedMark(db, there)], [true, false]);
    assert.equal(await marks.copiedMark(db), undefined);
  });

  it("aren't taken back in place of the mark that was seen", async () => {
    const begun = { ...there, isUnderWay: true } as const;
    await marks.markCopied(db, begun);
    assert.deepEqual(await marks.copiedMark(db), begun);
    assert.equal(await marks.dropCopiedMark(db, there), false);
    await marks.markCopied(db, there);
    assert.equal(await marks.dropCopiedMark(db, begun), false);
    assert.deepEqual(await marks.copiedMark(db), there);
  });

  it("say when a backup was made, apart from where the data went", async () => {
    assert.equal(await marks.restoredMark(db), undefined);
    await marks.markRestored(db, at("09:00"));
    await marks.markCopied(db, there);
    assert.equal(await marks.dropCopiedMark(db, there), true);
    assert.equal(await marks.restoredMark(db), at("09:00"));
  });

  it("say nothing any more when all was looked up", async () => {
    await db.insertInto("cursors").values({ name: "restored-from-backup", value: "" }).execute();
    assert.equal(await marks.restoredMark(db), undefined);
  });

  it("that were changed by hand are an error, and not no mark", async () => {
    await db.insertInto("cursors").values({ name: "copied-to", value: "{}" }).execute();
    await assert.rejects(marks.copiedMark(db), { code: "store-corrupt" });
  });

  describe("expectNotCopied", () => {
    it("lets a store pass whose data is here, and a database without tables", async () => {
      await marks.expectNotCopied(db);
      await marks.markRestored(db, at("09:00"));
      await marks.expectNotCopied(db);
      await db.schema.dropTable("cursors").execute();
      await marks.expectNotCopied(db);
    });

    it("says where the data went, and the way back", async () => {
      await marks.markCopied(db, there);
      await assert.rejects(marks.expectNotCopied(db), {
        code: "store-copied",
        message:
          "its data was copied to the file new.db on 2026-11-20, and that is where Guestlist works now: name that in DATABASE_URL; " +
          "or, to go on here without what happened there, take the mark back with guestlist store copy --unmark",
      });
    });

    it("says that a copy is under way, and what to do if it isn't any more", async () => {
      await marks.markCopied(db, { ...there, isUnderWay: true });
      const words = {
        code: "store-copied",
        message:
          "its data is being copied to the file new.db since 2026-11-20 at 10:00 UTC: wait for the end of guestlist store copy; " +
          "if that was broken off, run it again; or, to go on here, empty the other place, where the copy may be whole, " +
          "and take the mark back with guestlist store copy --unmark",
      };
      for (const refusal of [marks.expectNotCopied, marks.expectUnmarked]) await assert.rejects(refusal(db), words);
    });
  });
});
