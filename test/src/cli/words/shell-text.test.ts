import assert from "node:assert/strict";
import { shellText } from "../../../../src/cli/words/shell-text.ts";

describe("shellText", () => {
  it("shows names as they are, without what keeps them from being read as Markdown", () => {
    assert.equal(shellText("Only \u2068\\_Sam\\*\u2060\u2069 can."), "Only _Sam* can.");
    assert.equal(shellText("C:\\temp"), "C:\\temp");
  });

  it("makes lines of paragraphs, and lets nothing steer the terminal", () => {
    assert.equal(shellText("One.\n\nTwo\u001b[2J\u202e."), "One.\nTwo [2J .");
  });
});
