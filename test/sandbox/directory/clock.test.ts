import assert from "node:assert/strict";
import { createClock } from "../../../sandbox/directory/clock.ts";

describe("createClock", () => {
  it("runs with its source, plus the advanced time, until it is reset", () => {
    let now = Date.parse("2026-11-20T10:00:00Z");
    const clock = createClock(() => now);
    clock.advance(60_000);
    clock.advance(1_000);
    now += 500;
    assert.equal(clock.now().toISOString(), "2026-11-20T10:01:01.500Z");
    clock.reset();
    assert.equal(clock.now().toISOString(), "2026-11-20T10:00:00.500Z");
  });

  it("uses real time by default", () => {
    const before = Date.now();
    const now = createClock().now().getTime();
    assert.ok(now >= before && now <= Date.now());
  });
});
