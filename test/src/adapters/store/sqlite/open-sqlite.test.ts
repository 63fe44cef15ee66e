import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { openSqlite, prepareFile } from "../../../../../src/adapters/store/sqlite/open-sqlite.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

describe("openSqlite", () => {
  it("syncs every commit in full, checks foreign keys, and waits for the given time-out", () => {
    const database = openSqlite(":memory:", 123);
    const settings = ["synchronous", "foreign_keys", "busy_timeout"].map((name) =>
      Object.values(database.prepare(`pragma ${name}`).get() ?? {}),
    );
    database.close();
    assert.deepEqual(settings, [[2], [1], [123]]);
  });

  it("refuses a file below a folder in which nothing can be made", function () {
    if (process.platform !== "linux") this.skip();
    assert.throws(() => prepareFile("/proc/nowhere/deeper/store.db"), { code: "store-unavailable", message: /folder can't be made/ });
  });

  describe("of a file", () => {
    const pageSize = 4_096;
    let file: StoreFile;
    beforeEach(async () => {
      file = storeFile();
      await (await file.open()).close();
    });
    afterEach(() => file.remove());

    function overwrite(page: number): void {
      const descriptor = openSync(file.path, "r+");
      writeSync(descriptor, Buffer.alloc(pageSize, 7), 0, pageSize, page * pageSize);
      closeSync(descriptor);
    }

    for (const [what, damage] of [
      ["that was cut", () => truncateSync(file.path, statSync(file.path).size / 2)],
      ["with a page that was overwritten", () => overwrite(5)],
      [
        "of which only the beginning is right",
        () => writeFileSync(file.path, `${readFileSync(file.path, "latin1").slice(0, 100)}${"x".repeat(5_000)}`),
      ],
      ["that is no database", () => writeFileSync(file.path, "This is no database. ".repeat(100))],
    ] as const) {
      it(`refuses one ${what}`, () => {
        damage();
        assert.throws(() => openSqlite(file.path, 0), { code: "store-corrupt", message: /restore your backup, or move the file away/ });
      });
    }
  });
});
