import assert from "node:assert/strict";
import { wrapCells } from "../../../../src/cli/output/wrap-cells.ts";

describe("wrapCells", () => {
  for (const [text, most, lines] of [
    ["", 5, [""]],
    ["short", 5, ["short"]],
    ["two words", 5, ["two", "words"]],
    ["a bb ccc", 4, ["a bb", "ccc"]],
    ["abcdefgh", 3, ["abc", "def", "gh"]],
    ["a abcdefgh", 4, ["a ab", "cdef", "gh"]],
    ["山田太郎", 5, ["山田", "太郎"]],
    ["a   b", 3, ["a", "b"]],
    ["👩‍💻👩‍💻", 3, ["👩‍💻", "👩‍💻"]],
  ] as const) {
    it(`breaks “${text}” for ${most} cells`, () => assert.deepEqual(wrapCells(text, most), lines));
  }
});
