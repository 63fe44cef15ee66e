import assert from "node:assert/strict";
import { readWait } from "../../../../src/cli/invite/read-wait.ts";

describe("readWait", () => {
  it("reads a time with its unit", () => {
    assert.deepEqual(["90s", "10m", "2h", "1d", "0s"].map(readWait), [90_000, 600_000, 7_200_000, 86_400_000, 0]);
  });

  it("waits for ten minutes without a time, and not at all without the option", () => {
    assert.deepEqual([readWait(true), readWait(undefined)], [600_000, undefined]);
  });

  it("refuses everything else", () => {
    for (const typed of ["10", "m", "-1m", "1.5h", "dana@fabrikam.com", "1000000000s", "10 m", ""]) {
      assert.throws(() => readWait(typed), { exit: "usage", message: /--wait takes a time like 90s/ });
    }
  });
});
