import assert from "node:assert/strict";
import { laneNames, lanes, rangeOf, youngLanes } from "../../../src/domain/guest-lanes.ts";
import { id } from "../../build/ids.ts";

const now = id("2026-11-20T10:00:00.000Z");

describe("the lanes of guests", () => {
  it("have each invited and each accepted guest in one of them, whatever their age", () => {
    for (const state of ["invited", "accepted"] as const) {
      const ranges = laneNames.map((lane) => rangeOf(lane, now)).filter((range) => range.state === state);
      const [newest, ...older] = ranges;
      assert.equal(newest?.until, undefined);
      assert.deepEqual(
        older.map(({ until }) => until),
        state === "invited" ? [ranges[0]?.from, "2026-11-19T10:00:00.000Z", ranges[2]?.from] : [ranges[0]?.from],
      );
      assert.equal(ranges.at(-1)?.from, undefined);
    }
  });

  it("begin at an hour, a day and two days", () => {
    assert.equal(rangeOf("hour", now).from, "2026-11-20T09:00:00.000Z");
    assert.deepEqual(rangeOf("days", now), { state: "invited", from: "2026-11-18T10:00:00.000Z", until: "2026-11-19T10:00:00.000Z" });
    assert.deepEqual(rangeOf("settled", now), { state: "accepted", until: "2026-11-18T10:00:00.000Z" });
  });

  it("are read more seldom the older they are", () => {
    assert.deepEqual(
      youngLanes.map((lane) => lanes[lane].everyMs),
      [5_000, 15_000, 60_000, 60_000],
    );
  });
});
