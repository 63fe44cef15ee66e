import assert from "node:assert/strict";
import { valueText } from "../../../../src/cli/output/value-text.ts";

describe("valueText", () => {
  for (const [value, text] of [
    [null, ""],
    [undefined, ""],
    ["Ann", "Ann"],
    [-1.5, "-1.5"],
    [false, "false"],
    [["a", null, 3], "a; ; 3"],
    [[], ""],
    [{ a: ["b"] }, '{"a":["b"]}'],
    [[{ a: 1 }, ["b"]], '{"a":1}; ["b"]'],
  ] as const) {
    it(`of ${JSON.stringify(value)} is “${text}”`, () => assert.equal(valueText(value), text));
  }
});
