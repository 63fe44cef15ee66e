import assert from "node:assert/strict";
import { interrupted } from "../../../src/cli/interrupted.ts";

describe("interrupted", () => {
  it("ends a command that was stopped", () => {
    const cause = new Error("aborted");
    const { message, exit, cause: kept } = interrupted(cause);
    assert.deepEqual([message, exit, kept], ["Stopped.", "interrupted", cause]);
  });
});
