import assert from "node:assert/strict";
import { quotedArgument } from "../../../../src/cli/arguments/quoted-argument.ts";

describe("quotedArgument", () => {
  it("cuts what was typed, and takes away what would steer a terminal", () => {
    assert.equal(quotedArgument("li\u001b[31mst"), "“li [31mst”");
    assert.equal(quotedArgument("x".repeat(100_000)), `“${"x".repeat(59)}…”`);
  });
});
