import assert from "node:assert/strict";
import { textOf } from "../../../../src/cli/arguments/text-of.ts";

describe("textOf", () => {
  it("is a text as it was typed, and nothing else", () => {
    const options = { given: " a ", flag: true, empty: "" };
    assert.deepEqual(
      ["given", "empty", "flag", "absent"].map((name) => textOf(options, name)),
      [" a ", "", undefined, undefined],
    );
  });
});
