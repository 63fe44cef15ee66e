import assert from "node:assert/strict";
import { RateLimits, type Operation } from "../../../../sandbox/teams/connector/rate-limits.ts";

describe("RateLimits", () => {
  const COUNTS: readonly (readonly [Operation, number, number, number, number])[] = [
    ["send", 7, 8, 60, 1800],
    ["create", 7, 8, 60, 1800],
    ["members", 14, 16, 120, 3600],
    ["conversations", 14, 16, 120, 3600],
  ];

  /** How many requests, one every `everyMs`, are accepted in this many seconds. */
  function taken(operation: Operation, seconds: number, everyMs: number): number {
    let now = 0;
    const limits = new RateLimits(() => now);
    let count = 0;
    for (; now < seconds * 1000; now += everyMs) if (limits.take(operation, "19:a") === null) count += 1;
    return count;
  }

  for (const [operation, second, two, half, hour] of COUNTS) {
    it(`T58: takes ${second}, ${two}, ${half} and ${hour} of "${operation}" in 1, 2, 30 and 3600 seconds on a thread`, () => {
      assert.deepEqual(
        [taken(operation, 1, 10), taken(operation, 2, 10), taken(operation, 30, 10), taken(operation, 3600, 100)],
        [second, two, half, hour],
      );
    });
  }

  it("T58: counts each thread and each operation separately, and says how many seconds to wait", () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    const take = (operation: Operation, thread: string): number | null => limits.take(operation, thread);
    for (let count = 0; count < 7; count += 1) assert.equal(take("send", "19:a"), null);
    assert.deepEqual([take("send", "19:a"), take("send", "19:b"), take("members", "19:a")], [1, null, null]);
    now = 1000;
    assert.equal(take("send", "19:a"), null);
    assert.equal(take("send", "19:a"), 1);
    now = 1001;
    assert.equal(take("send", "19:a"), 1);
    limits.clear();
    assert.equal(take("send", "19:a"), null);
  });

  it("T59: takes 50 requests a second over all threads", () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    const takeAt = (index: number): number | null => limits.take("send", `a:${index}`);
    for (let index = 0; index < 50; index += 1) assert.equal(takeAt(index), null);
    assert.equal(takeAt(50), 1);
    now = 1000;
    assert.equal(takeAt(50), null);
  });
});
