import assert from "node:assert/strict";
import { isBusy, sqliteFailure } from "../../../../../src/adapters/store/sqlite/sqlite-failure.ts";
import { GuestlistError, isGuestlistError } from "../../../../../src/errors.ts";

const failure = (errcode: number) => Object.assign(new Error("of SQLite"), { errcode });

describe("sqliteFailure", () => {
  for (const [what, errcode, code] of [
    ["a lock of somebody else's", 5, "store-unavailable"],
    ["the same with an extended code", 5 | (2 << 8), "store-unavailable"],
    ["a full disk", 13, "store-unavailable"],
    ["a damaged file", 11, "store-corrupt"],
    ["a file that is no database", 26, "store-corrupt"],
  ] as const) {
    it(`makes ${code} of ${what}, and keeps the cause`, () => {
      const cause = failure(errcode);
      const ours = sqliteFailure(cause);
      assert.ok(isGuestlistError(ours, code));
      assert.equal(ours.cause, cause);
    });
  }

  for (const [errcode, message] of [
    [5, /lock: wait/],
    [6, /lock: wait/],
    [8, /can't be written: let/],
    [10, /disk reports an error: check/],
    [11, /damaged.*restore your backup, or move the file away/],
    [13, /disk is full: make room/],
    [14, /can't be opened: let/],
    [9, /SQLite code 9/],
  ] as const) {
    it(`says what can be done about the code ${errcode}: ${message.source}`, () => {
      assert.match(String(sqliteFailure(failure(errcode))), message);
    });
  }

  it("treats a closed database as store-unavailable", () => {
    const cause = Object.assign(new Error("database is not open"), { code: "ERR_INVALID_STATE" });
    assert.ok(isGuestlistError(sqliteFailure(cause), "store-unavailable"));
  });

  for (const [what, error] of [
    ["a mistake in SQL", failure(1)],
    ["a broken constraint", failure(19)],
    ["an extended code of one", failure(19 | (8 << 8))],
    ["an error of another kind", new TypeError("no")],
    ["what is no error", "no"],
  ] as const) {
    it(`leaves ${what} unchanged`, () => assert.equal(sqliteFailure(error), error));
  }
});

describe("isBusy", () => {
  it("is true of a lock alone, as SQLite or as we say it", () => {
    const ours = (errcode: number) => new GuestlistError("store-unavailable", "", { cause: failure(errcode) });
    assert.deepEqual([failure(5), failure(6), ours(5), failure(13), ours(13), undefined].map(isBusy), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
