import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

interface Notes {
  notes: { id: number; text: string };
}

for (const hasReader of [false, true]) {
  describe(hasReader ? "GroupedDriver with a reader" : "GroupedDriver", () => groupedDriver(hasReader));
}

function groupedDriver(hasReader: boolean): void {
  let folder: string;
  let database: DatabaseSync;
  let beside: DatabaseSync;
  let db: Kysely<Notes>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-"));
    const path = join(folder, "notes.db");
    database = new DatabaseSync(path);
    database.exec("pragma journal_mode = wal; create table notes (id integer primary key, text text)");
    beside = new DatabaseSync(path, { timeout: 0 });
    db = new Kysely<Notes>({
      dialect: new NodeSqliteDialect(database, new FakeClock(), hasReader ? new DatabaseSync(path, { readOnly: true }) : undefined),
    });
  });
  afterEach(async () => {
    await db.destroy();
    beside.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (id: number, text = "x") =>
    db.transaction().execute((member) => member.insertInto("notes").values({ id, text }).execute());
  /** What another connection sees: what is committed. */
  const committed = () =>
    beside
      .prepare("select id from notes order by id")
      .all()
      .map(({ id }) => id);
  const fail = async (id: number) => {
    await db.transaction().execute(async (member) => {
      await member.insertInto("notes").values({ id, text: "x" }).execute();
      throw new Error("changed my mind");
    });
  };

  /** After each insert resolves, what is committed by then. */
  async function seenAfter(ids: readonly number[]) {
    return Promise.all(ids.map(async (id) => insert(id).then(committed)));
  }

  it("commits transactions that come together together, before any of them resolves", async () => {
    assert.deepEqual(await seenAfter([1, 2, 3]), [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it("commits a transaction that comes alone, and frees the lock", async () => {
    await insert(1);
    beside.exec("insert into notes values (2, 'beside')");
    assert.deepEqual(committed(), [1, 2]);
  });

  it("undoes only the one that fails", async () => {
    const results = await Promise.allSettled([insert(1), fail(2), insert(3)]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    assert.deepEqual(committed(), [1, 3]);
  });

  it("frees the lock at once when the only one fails", async () => {
    await assert.rejects(fail(1), /changed my mind/);
    beside.exec("insert into notes values (2, 'beside')");
    assert.deepEqual(committed(), [2]);
  });

  const ids = () =>
    db
      .selectFrom("notes")
      .select("id")
      .execute()
      .then((rows) => rows.map(({ id }) => id));

  it("shows nothing to a query that isn't committed", async () => {
    const writing = insert(1);
    const seen = ids().then((rows) => assert.deepEqual(rows, committed()));
    await Promise.all([writing, seen]);
  });

  it("shows a query all that was committed before", async () => {
    await insert(1);
    assert.deepEqual(await ids(), [1]);
    await db.insertInto("notes").values({ id: 2, text: "x" }).execute();
    assert.deepEqual(await ids(), [1, 2]);
    beside.exec("insert into notes values (3, 'beside')");
    assert.deepEqual(await ids(), [1, 2, 3]);
  });

  it("shows a transaction what it has written, and nobody else", async () => {
    await db.transaction().execute(async (member) => {
      await member.insertInto("notes").values({ id: 1, text: "x" }).execute();
      assert.equal((await member.selectFrom("notes").selectAll().execute()).length, 1);
      if (hasReader) assert.deepEqual(await ids(), []);
    });
    assert.deepEqual(await ids(), [1]);
  });

  it(hasReader ? "ends no group for a query" : "ends a group for a query", async () => {
    const seen: unknown[] = [];
    const [first] = await Promise.all([insert(1).then(committed), ids().then((rows) => seen.push(rows)), insert(2), insert(3)]);
    assert.deepEqual([first, seen], hasReader ? [[1, 2, 3], [[]]] : [[1], [[1]]]);
  });

  it("streams rows while others write and read", async () => {
    await Promise.all([insert(1), insert(2)]);
    const streamed: number[] = [];
    for await (const { id } of db.selectFrom("notes").select("id").orderBy("id").stream()) streamed.push(id);
    await insert(3);
    assert.deepEqual(
      [streamed, await ids()],
      [
        [1, 2],
        [1, 2, 3],
      ],
    );
  });

  it("lets a caller who keeps a connection have it in turn, also after a transaction", async () => {
    const [began, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = async () => {
      await db.transaction().execute(async (member) => {
        await member.insertInto("notes").values({ id: 9, text: "x" }).execute();
        began.resolve();
        await goOn.promise;
        throw new Error("changed my mind");
      });
    };
    await db.connection().execute(async (kept) => {
      await kept.insertInto("notes").values({ id: 1, text: "x" }).execute();
      for (const id of [2, 3]) await kept.transaction().execute((member) => member.insertInto("notes").values({ id, text: "x" }).execute());
      const undone = assert.rejects(other(), /changed my mind/);
      await began.promise;
      const mine = kept.insertInto("notes").values({ id: 4, text: "x" }).execute();
      goOn.resolve();
      await Promise.all([undone, mine]);
    });
    assert.deepEqual(committed(), [1, 2, 3, 4]);
  });

  it("rejects all of them when the common commit fails, and goes on", async () => {
    database.exec("create table rules (id integer primary key)");
    database.exec("create table kept (rule integer references rules deferrable initially deferred)");
    const broken = db.transaction().execute(async (member) => {
      await member.executeQuery(
        db
          .insertInto("kept" as "notes")
          .values({ rule: 1 } as never)
          .compile(),
      );
    });
    const results = await Promise.allSettled([insert(1), broken, insert(2)]);
    assert.deepEqual(
      results.map((result) => (result.status === "rejected" ? String(result.reason) : "committed")),
      Array.from({ length: 3 }, () => "Error: FOREIGN KEY constraint failed"),
    );
    assert.deepEqual(committed(), []);
    await insert(3);
    assert.deepEqual(committed(), [3]);
  });

  it("rejects all of them when SQLite rolls back because the disk is full, and goes on", async () => {
    database.exec("pragma max_page_count = 20");
    const results = await Promise.allSettled([insert(1), insert(2, "x".repeat(1_000_000)), insert(3)]);
    const full = "the database's disk is full: make room on it";
    assert.deepEqual(
      results.map((result) => (result.status === "rejected" ? result.reason.message : committed())),
      [full, full, [3]],
    );
  });

  it("commits what waits before it closes", async () => {
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const writing = db.transaction().execute(async (member) => {
      await member.insertInto("notes").values({ id: 1, text: "x" }).execute();
      resolve();
    });
    await written;
    await Promise.all([writing, db.destroy()]);
    assert.deepEqual(committed(), [1]);
  });
}
