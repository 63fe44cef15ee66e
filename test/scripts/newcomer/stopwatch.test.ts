import assert from "node:assert/strict";
import { Stopwatch } from "../../../scripts/newcomer/stopwatch.ts";

describe("Stopwatch", () => {
  it("gives each step the time since the one before, and their sum beside the budget", () => {
    let now = 500;
    const watch = new Stopwatch(() => now);
    now += 1_500;
    watch.lap("git clone");
    now += 12_340;
    watch.lap("npm ci");
    assert.equal(watch.seconds, 13.84);
    assert.equal(watch.table(60), "    1.5 s  git clone\n   12.3 s  npm ci\n   13.8 s  all of it, of at most 60 s");
  });
});
