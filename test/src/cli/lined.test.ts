import assert from "node:assert/strict";
import { lined } from "../../../src/cli/lined.ts";

describe("lined", () => {
  it("breaks a text between its words", () => {
    assert.equal(lined("one two three four", 9, "  "), "one two\n  three\n  four");
  });

  it("keeps a word that is longer than a line", () => assert.equal(lined("a longest b", 3, ""), "a\nlongest\nb"));
});
