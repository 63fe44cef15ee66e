import assert from "node:assert/strict";
import { resolve } from "node:path";
import { fileFailure, withPath } from "../../../../../src/adapters/store/sqlite/file-failure.ts";
import { GuestlistError } from "../../../../../src/errors.ts";

const failure = (code: string) => Object.assign(new Error("of the operating system"), { code });

describe("fileFailure", () => {
  for (const [code, message] of [
    ["EISDIR", /is a folder: name a file/],
    ["EACCES", /can't be written: let/],
    ["EPERM", /can't be written: let/],
    ["EROFS", /can only be read: make it writable/],
    ["ENOSPC", /disk is full: make room/],
    ["ENOTDIR", /is a file, not a folder: name another path/],
    ["ENOENT", /folder can't be made: name another path/],
    ["EMFILE", /can't be made or opened \(EMFILE\)/],
  ] as const) {
    it(`says what can be done about ${code}`, () => {
      const cause = failure(code);
      const ours = fileFailure(cause);
      assert.equal(ours.code, "store-unavailable");
      assert.match(ours.message, message);
      assert.equal(ours.cause, cause);
    });
  }

  it("keeps what is no error as the cause", () => assert.equal(fileFailure("no").cause, "no"));
});

describe("withPath", () => {
  it("puts the whole path in front of a failure of the store, and keeps its code", () => {
    const ours = withPath("data/store.db", new GuestlistError("store-corrupt", "it is damaged"));
    assert.ok(ours instanceof GuestlistError);
    assert.deepEqual(
      [ours.code, ours.message],
      ["store-corrupt", `${resolve("data/store.db")} can't be used as the database: it is damaged`],
    );
  });

  for (const [what, error] of [
    ["a wrong setting", new GuestlistError("config-invalid", "wrong")],
    ["an error of another kind", new TypeError("no")],
  ] as const) {
    it(`leaves ${what} unchanged`, () => assert.equal(withPath("a", error), error));
  }
});
