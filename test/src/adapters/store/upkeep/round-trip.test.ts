import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { copyStore } from "../../../../../src/adapters/store/upkeep/copy-store.ts";
import { openSqlitePlace } from "../../../../../src/adapters/store/upkeep/open-sqlite-place.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { runs } from "../../../../build/runs.ts";
import { rowsIn } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

/** Texts of every kind that a row may have: empty, in any script, JSON, times, and longer than a page of the database. */
const text = fc.oneof(
  fc.string({ unit: "binary" }).filter((one) => one.isWellFormed() && !one.includes("\u0000")),
  fc.json(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("", "null", "0", "'", "𝓰üñ̈ 漢字 ‏עברית 👩‍👩‍👧", "\\u0000", "\r\n\t", "%_", "x".repeat(9_000)),
);
const number = fc.oneof(fc.integer(), fc.integer({ min: 0, max: 1 }));

/** One row of a table. Its key has the row's own number, so that no two are alike. */
function rowOf(columns: readonly Column[]) {
  const cells = columns.map(({ name, type, notnull, pk }) => {
    const value: fc.Arbitrary<string | number | null> = /int/i.test(type) ? number : text;
    return [name, notnull === 1 || pk > 0 ? value : fc.option(value)] as const;
  });
  return fc.record(Object.fromEntries(cells));
}

function columnsOf(database: DatabaseSync, table: string): readonly Column[] {
  return database.prepare("select * from pragma_table_info(?)").all(table) as unknown as Column[];
}

/** Fills every table with rows that no constraint of it refuses. */
function fill(database: DatabaseSync, seed: number): void {
  for (const { name } of database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'kysely_%' and name not like 'sqlite_%'")
    .all()) {
    const table = String(name);
    const columns = columnsOf(database, table);
    const names = columns.map((column) => column.name);
    const insert = database.prepare(`insert or ignore into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`);
    for (const row of fc.sample(rowOf(columns), { numRuns: 12, seed })) insert.run(...names.map((column) => row[column] ?? null));
  }
}

/** Without trying the key: no row here was encrypted with it. */
async function copy(from: string, to: string) {
  const clock = new FakeClock();
  const [source, target] = [openSqlitePlace(from, "write", clock), openSqlitePlace(to, "make", clock)];
  try {
    return await copyStore(source, target, { clock, ...quietly });
  } finally {
    await source.close();
    await target.close();
  }
}

describe("a store that is copied there and back", () => {
  it("has every row as it was: times, nulls, JSON, any script, and long texts", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const places = await twoPlaces();
        try {
          const from = await places.make("from.db");
          const database = new DatabaseSync(from);
          fill(database, seed);
          database.close();
          const before = rowsIn(from);
          const there = await copy(from, await places.make("there.db"));
          const back = await copy(places.at("there.db"), await places.make("back.db"));
          assert.deepEqual(rowsIn(places.at("back.db")), before);
          assert.deepEqual(back, there);
        } finally {
          places.remove();
        }
      }),
      { numRuns: runs(5) },
    );
  });
});
