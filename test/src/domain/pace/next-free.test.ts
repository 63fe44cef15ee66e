import assert from "node:assert/strict";
import { laterBy, nextInBucket, nextInDay } from "../../../../src/domain/pace/next-free.ts";
import { at, id } from "../../../build/ids.ts";

const bucket = { atOnce: 3, thenEvery: 60 };

describe("laterBy", () => {
  it("is that much later, or earlier", () => {
    assert.deepEqual([laterBy(at("10:00"), 90_000), laterBy(at("10:00"), -1_000)], [at("10:01:30"), at("09:59:59")]);
  });
});

describe("nextInBucket", () => {
  for (const [what, times, next] of [
    ["an empty bucket", [], "10:00:30"],
    ["room for one more", ["10:00", "10:00"], "10:00:30"],
    ["a full one that began at once", ["10:00", "10:00", "10:00"], "10:01"],
    ["one over the pace", ["10:00", "10:00", "10:00", "10:01"], "10:02"],
    ["one that has been emptied since", ["09:00", "09:00", "09:00", "09:01"], "10:00:30"],
    ["a plan for later", ["10:00", "10:00", "10:00", "10:01", "10:02"], "10:03"],
    ["a long plan with room in between", ["10:01", "10:02", "10:03", "10:04", "10:05", "10:06"], "10:00:30"],
    ["one that was filled faster than today's pace", ["10:00", "10:00", "10:00", "10:00", "10:00"], "10:03"],
    ["a plan with room only later", ["10:01", "10:01", "10:01", "10:09", "10:10"], "10:02"],
  ] as const) {
    it(`is ${next} for ${what}`, () => {
      assert.equal(
        nextInBucket(
          bucket,
          times.map((time) => at(time)),
          at("10:00:30"),
        ),
        at(next),
      );
    });
  }

  it("is never in the past, where there was room once", () => {
    assert.equal(nextInBucket({ atOnce: 1, thenEvery: 60 }, [at("09:00"), at("10:00")], at("10:00:30")), at("10:01"));
  });

  it("is always now without a gap", () => {
    assert.equal(nextInBucket({ atOnce: 1, thenEvery: 0 }, [at("10:00"), at("10:00")], at("10:00")), at("10:00"));
  });
});

describe("nextInDay", () => {
  it("is a day after the one that has to leave the window", () => {
    assert.equal(nextInDay(2, [at("08:00")], at("10:00")), at("10:00"));
    assert.equal(nextInDay(2, [at("08:00"), at("09:00")], at("10:00")), id("2026-11-21T08:00:00.000Z"));
    assert.equal(nextInDay(2, [at("07:00"), at("08:00"), at("09:00")], at("10:00")), id("2026-11-21T08:00:00.000Z"));
  });
});
