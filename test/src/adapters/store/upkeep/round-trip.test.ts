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

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

/** Some rows of every table that a new store has. */
function rowsOf(path: string): fc.Arbitrary<Rows> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const own = "type = 'table' and name not like 'kysely_%' and name not like 'sqlite_%'";
    const tables = database.prepare(`select name from sqlite_schema where ${own}`).all();
    const columns = database.prepare("select * from pragma_table_info(?)");
    const rows = tables.map(
      ({ name = "" }) => [name, fc.array(rowOf(columns.all(name) as unknown as Column[]), { maxLength: 12 })] as const,
    );
    return fc.record(Object.fromEntries(rows));
  } finally {
    database.close();
  }
}

/** Without the rows that a constraint refuses. */
function fill(path: string, rows: Rows): void {
  const database = new DatabaseSync(path);
  try {
    for (const [table, all] of Object.entries(rows)) {
      for (const row of all) {
        const names = Object.keys(row);
        const insert = `insert or ignore into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`;
        database.prepare(insert).run(...Object.values(row));
      }
    }
  } finally {
    database.close();
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
    const empty = await twoPlaces();
    const anyRows = rowsOf(await empty.make("empty.db"));
    empty.remove();
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const places = await twoPlaces();
        try {
          const from = await places.make("from.db");
          fill(from, rows);
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
