import assert from "node:assert/strict";
import { progressLine } from "../../../src/cli/progress-line.ts";
import { sink, textOf } from "./a-shell.ts";

describe("progressLine", () => {
  it("rewrites one line of a terminal, within its width, and takes it away", () => {
    const stderr = sink(true, 20);
    const progress = progressLine(stderr, { isQuiet: false, isAnimated: true });
    progress.show("999 guests");
    progress.show("1,998 guests\u001b[31m of 100,000");
    progress.clear();
    progress.clear();
    assert.equal(textOf(stderr), "\r\u001b[K999 guests\r\u001b[K1,998 guests [31m …\r\u001b[K");
  });

  it("prints every tenth line off a terminal", () => {
    const stderr = sink();
    const progress = progressLine(stderr, { isQuiet: false, isAnimated: false });
    for (let page = 1; page <= 25; page += 1) progress.show(`page ${page}`);
    progress.clear();
    assert.equal(textOf(stderr), "page 10\npage 20\n");
  });

  it("says nothing when only data is wanted", () => {
    const stderr = sink(true);
    const progress = progressLine(stderr, { isQuiet: true, isAnimated: true });
    progress.show("999 guests");
    progress.clear();
    assert.equal(textOf(stderr), "");
  });
});
