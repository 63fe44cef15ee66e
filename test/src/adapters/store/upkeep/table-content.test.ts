import assert from "node:assert/strict";
import type { Row } from "../../../../../src/adapters/store/upkeep/any-tables.ts";
import { contentSum, tableContent } from "../../../../../src/adapters/store/upkeep/table-content.ts";
import { aDatabase } from "./a-database.ts";

const columns = [
  { name: "id", kind: "number" },
  { name: "text", kind: "text" },
] as const;

function contentOf(...rows: readonly Row[]) {
  const sum = contentSum({ columns });
  for (const row of rows) sum.add(row);
  return sum.content();
}

describe("contentSum", () => {
  it("is the same for the same rows in any order", () => {
    const [a, b] = [
      { id: 1, text: "a" },
      { id: 2, text: "b" },
    ];
    assert.deepEqual(contentOf(a, b), contentOf(b, a));
    assert.equal(contentOf(a, b).rows, 2);
    assert.match(contentOf(a, b).checksum, /^[0-9a-f]{64}$/);
  });

  it("is the same for a number as number, as bigint and as text of digits: clients of databases differ", () => {
    assert.deepEqual(contentOf({ id: 1, text: "a" }), contentOf({ id: 1n, text: "a" }));
    assert.deepEqual(contentOf({ id: 1, text: "a" }), contentOf({ id: "1", text: "a" }));
  });

  it("differs for what is nearly the same", () => {
    const likes: readonly Row[][] = [
      [],
      [{ id: 1, text: null }],
      [{ id: 1, text: "" }],
      [{ id: 1, text: "null" }],
      [{ id: null, text: "1" }],
      [{ id: 1, text: "1" }],
      [{ id: 1, text: "1 " }],
      [{ id: 1, text: "ü" }],
      [{ id: 1, text: "u\u0308" }],
      [
        { id: 1, text: "1" },
        { id: 1, text: "1" },
      ],
    ];
    assert.equal(new Set(likes.map((rows) => contentOf(...rows).checksum)).size, likes.length);
  });

  it("has no sum in which rows take each other away", () => {
    const row = { id: 1, text: "x" };
    assert.notEqual(contentOf(row, row).checksum, contentOf().checksum);
  });
});

describe("tableContent", () => {
  it("sums a whole table up, longer than one stretch", async () => {
    const rows = Array.from({ length: 1_200 }, (_, id) => ({ id, text: `t${id}` }));
    const inserts = rows.map(({ id, text }) => `(${id}, '${text}')`).join(", ");
    const db = aDatabase(`create table t (id integer primary key, text text); insert into t values ${inserts}`);
    assert.deepEqual(await tableContent(db, { name: "t", key: ["id"], columns }), contentOf(...rows));
  });
});
