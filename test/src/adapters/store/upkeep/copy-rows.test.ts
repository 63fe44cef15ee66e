import assert from "node:assert/strict";
import { copyRows } from "../../../../../src/adapters/store/upkeep/copy-rows.ts";
import { tableContent } from "../../../../../src/adapters/store/upkeep/table-content.ts";
import { aDatabase } from "./a-database.ts";

const made = "create table t (id integer primary key, text text)";
const shape = {
  name: "t",
  key: ["id"],
  columns: [
    { name: "id", kind: "number" },
    { name: "text", kind: "text" },
  ],
} as const;
const rows = (count: number) =>
  `${made}; with recursive r(n) as (select 1 union all select n + 1 from r where n < ${count}) insert into t select n, 'text ' || n from r`;

describe("copyRows", () => {
  it("copies every row, says how many after each stretch, and sums up what it has read", async () => {
    const [from, to] = [aDatabase(rows(1_100)), aDatabase(made)];
    const told: number[] = [];
    const read = await copyRows({ from, to }, shape, (count) => told.push(count));
    assert.deepEqual([told, read.rows], [[500, 1_000, 1_100], 1_100]);
    assert.deepEqual(await tableContent(to, shape), read);
  });

  it("copies nothing of an empty table, and tells nothing", async () => {
    const { rows: count } = await copyRows({ from: aDatabase(made), to: aDatabase(made) }, shape, () => assert.fail("told"));
    assert.equal(count, 0);
  });

  it("ends with what the teller throws, after the stretch", async () => {
    const [from, to] = [aDatabase(rows(1_100)), aDatabase(made)];
    const stopped = new Error("stopped");
    const tell = (count: number) => {
      if (count > 500) throw stopped;
    };
    await assert.rejects(copyRows({ from, to }, shape, tell), stopped);
    assert.equal((await tableContent(to, shape)).rows, 1_000);
  });

  it("refuses a character 0, and names the row, the column and what to do", async () => {
    const from = aDatabase(`${made}; insert into t values (1, 'whole'), (7, 'a' || char(0) || 'b')`);
    await assert.rejects(
      copyRows({ from, to: aDatabase(made) }, shape, () => undefined),
      {
        code: "store-corrupt",
        message: "the table t has a character 0 in the column text of the row 7: take it out first",
      },
    );
  });
});
