import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { AnyTables } from "../../../../../src/adapters/store/upkeep/any-tables.ts";
import { emptyNewStore } from "../../../../../src/adapters/store/upkeep/empty-new-store.ts";
import { sqliteQueries } from "../../../../../src/adapters/store/upkeep/sqlite-queries.ts";
import { tableShapes } from "../../../../../src/adapters/store/upkeep/table-shapes.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { rowsIn } from "./rows-in.ts";
import { twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("emptyNewStore", () => {
  const clock = new FakeClock();
  let places: TwoPlaces;
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  /** After this SQL, if any. */
  async function empty(path: string, sql = "", isRepeated = false): Promise<void> {
    const database = new DatabaseSync(path);
    database.exec(sql);
    const db = new Kysely<AnyTables>({ dialect: new NodeSqliteDialect(database, clock) });
    try {
      await emptyNewStore(db, await tableShapes(db, sqliteQueries), { clock, words: "the file new.db", isRepeated });
    } finally {
      await db.destroy();
    }
  }

  const filled = (path: string) => Object.entries(rowsIn(path)).flatMap(([name, rows]) => (rows.length > 0 ? [name] : []));

  it("takes away what the migrations have put there, and can do so twice", async () => {
    const path = await places.make("new.db");
    assert.deepEqual(filled(path), ["gate"]);
    await empty(path);
    assert.deepEqual(filled(path), []);
    await empty(path);
  });

  it("refuses one with a row more, names the table, and takes nothing away", async () => {
    const path = await places.make("new.db");
    await assert.rejects(empty(path, "insert into marks values ('mine', '2026-11-20T10:00:00.000Z')"), {
      code: "store-in-use",
      message: /^the file new\.db isn't empty: there are rows in its table marks\..*name another one, or empty that one first$/,
    });
    assert.deepEqual(filled(path), ["gate", "marks"]);
  });

  it("says after a copy that was broken off that the data may be there", async () => {
    const path = await places.make("new.db");
    await assert.rejects(empty(path, "insert into marks values ('mine', '2026-11-20T10:00:00.000Z')", true), {
      code: "store-in-use",
      message: /^the file new\.db has other rows than the source in its table marks: the copy that was broken off may have been whole/,
    });
  });

  it("refuses one whose first row was changed: somebody works with it", async () => {
    const path = await places.make("new.db");
    const [gate] = rowsIn(path)["gate"] ?? [];
    const [column = ""] = Object.entries(gate ?? {}).flatMap(([name, value]) => (value === null ? [name] : []));
    await assert.rejects(empty(path, `update gate set ${column} = '2026-11-20T10:00:00.000Z'`), /rows in its table gate/);
  });
});
