import assert from "node:assert/strict";
import { isDead, never, pauseAfterTry } from "../../../src/domain/job-tries.ts";

describe("pauseAfterTry", () => {
  it("doubles, up to five minutes", () => {
    assert.deepEqual([1, 2, 3, 9, 10, 100].map(pauseAfterTry), [1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });
});

describe("isDead", () => {
  it("is true for a job that is never due", () => {
    assert.deepEqual([isDead({ due: never }), isDead({ due: "9999-12-31T23:59:59.998Z" })], [true, false]);
  });
});
