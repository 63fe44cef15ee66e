import assert from "node:assert/strict";
import { readConfigureGlobal } from "fast-check";

describe("the seed of properties", () => {
  it("is set before the tests, and the same in each quick run", () => {
    assert.equal(readConfigureGlobal().seed, Number(process.env["TEST_SEED"] ?? 1));
  });
});
