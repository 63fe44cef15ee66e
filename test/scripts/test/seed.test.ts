import assert from "node:assert/strict";
import { readConfigureGlobal } from "fast-check";
import { runs } from "../../build/runs.ts";

describe("the seed of properties", () => {
  it("is set before the tests, and the same in each quick run", () => {
    assert.equal(readConfigureGlobal().seed, Number(process.env["TEST_SEED"] ?? 1));
  });

  it("comes with a number of examples that grows with the suite, for properties that name none", () => {
    assert.equal(readConfigureGlobal().numRuns, runs(500));
  });
});
