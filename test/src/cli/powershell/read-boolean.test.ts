import assert from "node:assert/strict";
import { booleanIn, readBoolean } from "../../../../src/cli/powershell/read-boolean.ts";

describe("booleanIn", () => {
  it("reads what PowerShell writes, and nothing else", () => {
    assert.deepEqual(["true", "$True", "1"].map(booleanIn), [true, true, true]);
    assert.deepEqual(["FALSE", "$false", "0"].map(booleanIn), [false, false, false]);
    assert.deepEqual(["", "yes", "$$true", "true1", "10"].map(booleanIn), Array(5).fill(undefined));
  });
});

describe("readBoolean", () => {
  it("takes blanks around it", () => assert.equal(readBoolean("Send", " $true "), true));

  it("refuses another word", () => {
    assert.throws(() => readBoolean("Send", "yes"), { exit: "usage", message: "-Send is true or false, not “yes”." });
  });

  it("doesn't guess what a shell has made nothing of", () => {
    assert.throws(() => readBoolean("Send", " "), { exit: "usage", message: /outside of PowerShell, \$true and \$false are nothing/ });
  });
});
