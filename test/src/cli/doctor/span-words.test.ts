import assert from "node:assert/strict";
import { spanWords } from "../../../../src/cli/doctor/span-words.ts";

describe("spanWords", () => {
  it("takes the largest unit of which there are two", () => {
    const spans = [-1, 999, 1_000, 119_999, 120_000, 7_199_999, 7_200_000, 172_799_999, 172_800_000].map(spanWords);
    assert.deepEqual(spans, [
      ...["0 seconds", "0 seconds", "1 second", "119 seconds", "2 minutes", "119 minutes"],
      ...["2 hours", "47 hours", "2 days"],
    ]);
  });
});
