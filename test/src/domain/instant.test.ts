import assert from "node:assert/strict";
import * as fc from "fast-check";
import { instantOf, millisecondsOf, weekdayOf } from "../../../src/domain/instant.ts";
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
