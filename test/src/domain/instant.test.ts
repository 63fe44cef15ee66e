import assert from "node:assert/strict";
import * as fc from "fast-check";
import { instantOf, millisecondsOf, weekdayOf, millisecondsOfUtc } from "../../../src/domain/instant.ts";
import { id } from "../../build/ids.ts";
import { runs } from "../../build/runs.ts";

const moments = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });

describe("instant", () => {
  it("converts to milliseconds and back like JavaScript's own dates", () => {
    fc.assert(
      fc.property(moments, (date) => {
        assert.equal(millisecondsOf(id(date.toISOString())), date.getTime());
        assert.equal(instantOf(date.getTime()), date.toISOString());
        assert.equal(weekdayOf(date.getTime()), date.getUTCDay());
      }),
      {
        numRuns: runs(500),
        examples: ["2000-02-29", "1900-03-01", "2024-12-31", "1969-12-31", "1970-01-01"].map((day) => [new Date(day)]),
      },
    );
  });
});

describe("millisecondsOfUtc", () => {
  it("counts months and days from 1", () => {
    assert.equal(millisecondsOfUtc(2026, 1, 31, 23, 59, 58), Date.parse("2026-01-31T23:59:58Z"));
    assert.equal(millisecondsOfUtc(2024, 2, 29, 0, 0, 0), Date.parse("2024-02-29T00:00:00Z"));
  });
});
