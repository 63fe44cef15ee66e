import assert from "node:assert/strict";
import { CommandFailure } from "../../../src/cli/command-failure.ts";

describe("CommandFailure", () => {
  it("has a sentence, the exit code, the way out and the cause", () => {
    const cause = new Error("full");
    const { name, message, exit, fix, cause: kept } = new CommandFailure("failed", "The disk is full.", { fix: "Make room.", cause });
    assert.deepEqual([name, message, exit, fix, kept], ["CommandFailure", "The disk is full.", "failed", "Make room.", cause]);
    assert.equal(new CommandFailure("usage", "What?").fix, undefined);
  });
});
