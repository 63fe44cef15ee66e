import assert from "node:assert/strict";
import { openSqlite } from "../../../../../src/adapters/store/sqlite/open-sqlite.ts";

describe("openSqlite", () => {
  it("syncs every commit in full, checks foreign keys, and waits for the given time-out", () => {
    const database = openSqlite(":memory:", 123);
    const settings = ["synchronous", "foreign_keys", "busy_timeout"].map((name) =>
      Object.values(database.prepare(`pragma ${name}`).get() ?? {}),
    );
    database.close();
    assert.deepEqual(settings, [[2], [1], [123]]);
  });
});
