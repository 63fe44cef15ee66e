import assert from "node:assert/strict";
import { sqliteQueries } from "../../../../../src/adapters/store/upkeep/sqlite-queries.ts";
import { tableShapes } from "../../../../../src/adapters/store/upkeep/table-shapes.ts";
import { aDatabase } from "./a-database.ts";

const shapesOf = (sql: string) => tableShapes(aDatabase(sql), sqliteQueries);

describe("tableShapes", () => {
  it("has every table and every column by name, and the key in its own order", async () => {
    const made = "create table b (z text, a integer, primary key (z, a)); create table a (id bigint primary key, at varchar)";
    assert.deepEqual(await shapesOf(made), [
      {
        name: "a",
        key: ["id"],
        columns: [
          { name: "at", kind: "text" },
          { name: "id", kind: "number" },
        ],
      },
      {
        name: "b",
        key: ["z", "a"],
        columns: [
          { name: "a", kind: "number" },
          { name: "z", kind: "text" },
        ],
      },
    ]);
  });

  it("leaves out views, and the tables in which migrations are noted", async () => {
    const made =
      "create table a (id text primary key); create view v as select id from a; create table kysely_migration (name text primary key)";
    assert.deepEqual(
      (await shapesOf(made)).map(({ name }) => name),
      ["a"],
    );
  });

  it("leaves out the tables of another schema", async () => {
    const queries = { ...sqliteQueries, schema: async () => "elsewhere" };
    assert.deepEqual(await tableShapes(aDatabase("create table a (id text primary key)"), queries), []);
  });

  it("refuses a table without a key, and a column of a type that databases store differently", async () => {
    await assert.rejects(shapesOf("create table a (id text)"), /table a has no primary key/);
    for (const type of ["real", "blob", "boolean"]) {
      await assert.rejects(
        shapesOf(`create table a (id text primary key, b ${type})`),
        new RegExp(`column a\\.b is of the type ${type}`, "i"),
      );
    }
  });
});
