import assert from "node:assert/strict";
import { readRows } from "../../../../../src/adapters/store/upkeep/read-rows.ts";
import type { TableShape } from "../../../../../src/adapters/store/upkeep/table-shapes.ts";
import { aDatabase } from "./a-database.ts";

const text = (name: string) => ({ name, kind: "text" }) as const;
const number = (name: string) => ({ name, kind: "number" }) as const;

/** The table's rows as texts, one list for each stretch. */
async function stretches(sql: string, shape: TableShape): Promise<string[][]> {
  const all: string[][] = [];
  for await (const rows of readRows(aDatabase(sql), shape)) all.push(rows.map((row) => shape.key.map((column) => row[column]).join("/")));
  return all;
}

const numbers = (count: number, columns = "n") =>
  `with recursive r(n) as (select 1 union all select n + 1 from r where n < ${count}) select ${columns} from r`;

describe("readRows", () => {
  const shape = { name: "t", key: ["id"], columns: [number("id")] };
  const filled = (count: number) => `create table t (id integer primary key); insert into t ${numbers(count)}`;

  it("reads nothing of an empty table", async () => {
    assert.deepEqual(await stretches("create table t (id integer primary key)", shape), []);
  });

  it("reads every row once, 500 at a time", async () => {
    const read = await stretches(filled(1_001), shape);
    assert.deepEqual(
      read.map((rows) => rows.length),
      [500, 500, 1],
    );
    assert.deepEqual(
      read.flat(),
      Array.from({ length: 1_001 }, (_, index) => String(index + 1)),
    );
  });

  it("ends after a stretch that was just full", async () => {
    assert.deepEqual(
      (await stretches(filled(1_000), shape)).map((rows) => rows.length),
      [500, 500],
    );
  });

  it("goes on in the middle of rows that share the first columns of their key", async () => {
    const made = `create table t (a text, b integer, c text, primary key (a, b, c));
      insert into t ${numbers(1_203, "'same', n / 3, 'c' || (n % 3)")}`;
    const read = await stretches(made, { name: "t", key: ["a", "b", "c"], columns: [text("a"), number("b"), text("c")] });
    assert.equal(new Set(read.flat()).size, 1_203);
    assert.equal(read.flat().length, 1_203);
  });

  it("reads fewer rows at once of a wide table, so that one statement can insert them", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const made = `create table t (id integer primary key, ${names.map((name) => `${name} text`).join(", ")}); insert into t (id) ${numbers(150)}`;
    const read = await stretches(made, { ...shape, columns: [number("id"), ...names.map(text)] });
    assert.deepEqual(
      read.map((rows) => rows.length),
      [99, 51],
    );
  });
});
