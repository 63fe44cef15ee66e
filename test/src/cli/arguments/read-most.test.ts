import assert from "node:assert/strict";
import { readMost } from "../../../../src/cli/arguments/read-most.ts";

const read = (top: string | undefined, all = false) => readMost({ top, all }, 100);

describe("readMost", () => {
  it("is the usual number, the one that was typed, or all", () => {
    assert.deepEqual([read(undefined), read("7"), read(undefined, true)], [100, 7, Infinity]);
  });

  it("refuses what is no number, and both options", () => {
    for (const top of ["0", "-1", "1.5", "many", "", "10000001"]) assert.throws(() => read(top), { exit: "usage" }, top);
    assert.throws(() => read("0"), { message: "--top takes a number from 1 to 10000000, not “0”." });
    assert.throws(() => read("7", true), { exit: "usage", message: "--all and --top exclude each other.", fix: "Leave one out." });
  });

  it("says PowerShell's names for its cmdlets", () => {
    assert.throws(() => readMost({ top: "many", all: false }, 100, ["-Top", "-All"]), { message: /^-Top takes/ });
  });
});
