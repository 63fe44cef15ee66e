import assert from "node:assert/strict";
import { readAge, readSpan } from "../../../../src/cli/arguments/read-span.ts";

const wrong = ["", "14", "d", "-1d", "1.5d", "14 d", "999999w", "14y", "1d\u001b[2J"];

describe("readAge", () => {
  it("reads seconds, minutes, hours, days and weeks, in any case", () => {
    assert.deepEqual(
      ["90s", "90m", "12h", " 14D ", "2w"].map((typed) => readAge("--older-than", typed)),
      [90_000, 5_400_000, 43_200_000, 1_209_600_000, 1_209_600_000],
    );
  });

  it("refuses everything else, and says what it takes", () => {
    for (const typed of [...wrong, "0d"]) assert.throws(() => readAge("--older-than", typed), { exit: "usage" }, typed);
    assert.throws(() => readAge("--older-than", "soon"), { message: "--older-than takes an age like 14d, 12h or 2w, not “soon”." });
  });
});

describe("readSpan", () => {
  it("may be none", () => {
    assert.deepEqual(
      ["0s", "10m"].map((typed) => readSpan("--wait", typed)),
      [0, 600_000],
    );
  });

  it("refuses everything else, and says what it takes", () => {
    for (const typed of wrong) assert.throws(() => readSpan("--wait", typed), { exit: "usage" }, typed);
    assert.throws(() => readSpan("--wait", "soon"), { message: "--wait takes a time like 90s, 10m or 2h, not “soon”." });
  });
});
