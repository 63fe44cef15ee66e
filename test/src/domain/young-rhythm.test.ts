import assert from "node:assert/strict";
import fc from "fast-check";
import { lanes, youngLanes } from "../../../src/domain/guest-lanes.ts";
import { batchSize, isStretched, lentPlaces, sweepBatchMs, youngBatchMs, youngRhythm } from "../../../src/domain/young-rhythm.ts";
import type { YoungCounts } from "../../../src/domain/young-rhythm.ts";
import { runs } from "../../build/runs.ts";

const hour = 3_600_000;
const none = { hour: 0, day: 0, days: 0, joined: 0 };
const count = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100_000 }));
const counts: fc.Arbitrary<YoungCounts> = fc.record({ hour: count, day: count, days: count, joined: count });

/** Places that these reads take in an hour. */
const placesIn = (given: YoungCounts) => {
  const rhythm = youngRhythm(given);
  return youngLanes.reduce((sum, lane) => sum + (given[lane] * hour) / rhythm[lane], 0);
};
const lentInAnHour = youngLanes.reduce((sum, lane) => sum + (lentPlaces[lane] * hour) / sweepBatchMs, 0);

describe("youngRhythm", () => {
  it("is 5, 15 and 60 seconds as long as there is room", () => {
    const usual = { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 };
    for (const given of [none, { ...none, hour: 20 }, { hour: 10, day: 15, days: 30, joined: 30 }]) {
      assert.deepEqual(youngRhythm(given), usual);
      assert.equal(isStretched(youngRhythm(given)), false);
    }
  });

  it("stretches with more of the last hour than fit in one batch", () => {
    const every = (guests: number) => youngRhythm({ ...none, hour: guests }).hour;
    assert.deepEqual([every(21), every(200), every(2_000)], [5_250, 50_000, 500_000]);
    assert.equal(isStretched(youngRhythm({ ...none, hour: 21 })), true);
  });

  it("never needs more than 720 batches an hour, and the places of the sweep, for any mix", () => {
    assert.ok(hour / youngBatchMs <= 720 && hour / sweepBatchMs <= 220);
    const own = (hour / youngBatchMs) * batchSize;
    fc.assert(
      fc.property(counts, (given) => placesIn(given) <= own + lentInAnHour + 0.001),
      { numRuns: runs(500) },
    );
  });

  it("is exactly five seconds for up to 20 guests of the last hour, whatever else there is", () => {
    const mix = fc.tuple(counts, fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(mix, ([given, newest]) => youngRhythm({ ...given, hour: newest }).hour === 5_000),
      { numRuns: runs(500) },
    );
  });

  it("lets none starve, and reads none more often than usual", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const rhythm = youngRhythm(given);
        return youngLanes.every((lane) => {
          const slowest = lane === "hour" ? (given.hour * youngBatchMs) / batchSize : (given[lane] * sweepBatchMs) / lentPlaces[lane];
          return rhythm[lane] >= lanes[lane].everyMs && rhythm[lane] <= Math.max(lanes[lane].everyMs, slowest) + 0.001;
        });
      }),
      { numRuns: runs(500) },
    );
  });

  it("never gets faster when there are more guests", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...youngLanes), (given, more) => {
        const [before, after] = [youngRhythm(given), youngRhythm({ ...given, [more]: given[more] + 1 })];
        return youngLanes.every((lane) => after[lane] >= before[lane] - 0.001);
      }),
      { numRuns: runs(500) },
    );
  });
});
