import assert from "node:assert/strict";
import { readStoreRequest } from "../../../../src/cli/store/read-store-arguments.ts";

const read = (line: string, environment: Readonly<Record<string, string>> = {}, options: Readonly<Record<string, unknown>> = {}) =>
  readStoreRequest(line.split(" "), options, environment);

describe("readStoreRequest", () => {
  it("reads what each action needs", () => {
    assert.deepEqual(read("copy a.db b.db"), { kind: "copy", from: "a.db", to: "b.db" });
    assert.deepEqual(read("backup b.db"), { kind: "backup", file: "b.db" });
    assert.deepEqual(read("check"), { kind: "check", place: undefined });
    assert.deepEqual(read("check b.db"), { kind: "check", place: "b.db" });
    assert.deepEqual(read("restored b.db"), { kind: "restored", place: "b.db" });
    assert.deepEqual(read("copy b.db", {}, { unmark: true }), { kind: "unmark", place: "b.db" });
    assert.deepEqual(read("copy", {}, { unmark: true }), { kind: "unmark", place: undefined });
  });

  it("takes the name of a setting for its value, but not where a file is made", () => {
    const environment = { NEW_URL: " postgres://bot:hidden@db/guestlist ", DATABASE_URL: "old.db" };
    assert.deepEqual(read("copy DATABASE_URL NEW_URL", environment), {
      kind: "copy",
      from: "old.db",
      to: "postgres://bot:hidden@db/guestlist",
    });
    assert.deepEqual(read("copy new_url NEWURL", environment), { kind: "copy", from: "new_url", to: "NEWURL" });
    assert.deepEqual(read("backup NEW_URL", environment), { kind: "backup", file: "NEW_URL" });
  });

  it("refuses a setting that has no value", () => {
    for (const environment of [{}, { NEW_URL: "  " }]) {
      assert.throws(() => read("check NEW_URL", environment), { exit: "usage", message: /NEW_URL isn't set/ });
    }
  });

  it("refuses too few places, too many, and what it doesn't know", () => {
    for (const [line, sentence] of [
      ["copy", /Name two places/],
      ["copy a.db", /Name two places/],
      ["copy a.db b.db c.db", /Name two places/],
      ["backup", /Say into which file/],
      ["backup a.db b.db", /Name one place/],
      ["check a.db b.db", /Name one place/],
      ["restored a.db b.db", /Name one place/],
      ["move a.db b.db", /Say what to do/],
      ["", /Say what to do/],
    ] as const) {
      assert.throws(() => read(line), { exit: "usage", message: sentence });
    }
    assert.throws(() => read("check a.db", {}, { unmark: true }), { exit: "usage", message: /--unmark belongs to store copy/ });
  });
});
