import assert from "node:assert/strict";
import { notTaken } from "../../../../src/cli/arguments/not-taken.ts";

describe("notTaken", () => {
  it("says what the option takes, and what was typed without what steers a terminal", () => {
    const { exit, message } = notTaken("--top", "a number", "x\u001b[2J");
    assert.deepEqual([exit, message], ["usage", "--top takes a number, not “x [2J”."]);
  });
});
