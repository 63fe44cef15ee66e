import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import type { SqliteDatabase } from "kysely";
import sinon from "sinon";
import { asKyselyDatabase } from "../../../../../src/adapters/store/sqlite/sqlite-statements.ts";

describe("asKyselyDatabase", () => {
  let database: DatabaseSync;
  let ours: SqliteDatabase;

  beforeEach(() => {
    database = new DatabaseSync(":memory:");
    database.exec("create table notes (id integer primary key, text text)");
    ours = asKyselyDatabase(database);
  });
  afterEach(() => database.isOpen && database.close());

  const values = (rows: readonly unknown[]) => rows.map((row) => Object.values(Object(row)));

  for (const [name, parameter] of Object.entries({ "a Date": new Date(0), "an object": { id: 1 }, "a boolean": true, undefined })) {
    it(`refuses ${name} as a parameter, wherever it stands`, () => {
      const insert = ours.prepare("insert into notes (id, text) values (?, ?)");
      assert.throws(() => insert.run([parameter, "text"]), { name: "TypeError", message: /^parameter 1 / });
      assert.throws(() => insert.run([1, parameter]), { name: "TypeError", message: /^parameter 2 / });
      assert.deepEqual(ours.prepare("select * from notes").all([]), []);
    });
  }

  it("takes numbers, text, bytes, null and big integers", () => {
    const rows = ours.prepare("select ? as a, ? as b, ? as c, ? as d, ? as e").all([1, "text", Buffer.from([1]), null, 2n]);
    assert.deepEqual(values(rows), [[1, "text", new Uint8Array([1]), null, 2]]);
  });

  it("gives rows one by one too, and knows which statements give rows", () => {
    const insert = ours.prepare("insert into notes (text) values (?)");
    const select = ours.prepare("select text from notes order by id");
    for (const text of ["a", null]) insert.run([text]);
    assert.deepEqual([insert.reader, select.reader, values([...select.iterate([])])], [false, true, [["a"], [null]]]);
  });

  it("compiles a statement once, and again only when two hundred others have come", () => {
    const prepare = sinon.spy(database, "prepare");
    for (let time = 0; time < 2; time += 1) ours.prepare("select 1");
    assert.equal(prepare.callCount, 1);
    for (let number = 2; number <= 202; number += 1) ours.prepare(`select ${number}`);
    ours.prepare("select 1");
    assert.equal(prepare.callCount, 203);
  });

  it("throws ours for failures of the database, and a mistake in SQL as it is", () => {
    assert.throws(() => ours.prepare("selct 1"), { code: "ERR_SQLITE_ERROR", message: /syntax error/ });
    const select = ours.prepare("select * from notes");
    ours.close();
    assert.throws(() => select.all([]), { code: "store-unavailable", message: "the database is closed" });
  });
});
