import assert from "node:assert/strict";
import { spanWords } from "../../../../src/cli/doctor/span-words.ts";
import { textsFor } from "../../../../src/texts/texts.ts";

describe("spanWords", () => {
  it("takes the largest unit of which there are two", () => {
    const spans = [-1, 499, 1_499, 1_500, 119_999, 120_000, 7_199_999, 7_200_000, 172_799_999, 172_800_000].map(spanWords);
    assert.deepEqual(spans, [
      ...["0 seconds", "0 seconds", "1 second", "2 seconds", "120 seconds", "2 minutes", "120 minutes"],
      ...["2 hours", "48 hours", "2 days"],
    ]);
  });

  it("says of a length the same as the card", () => {
    const lengths = [0, 400, 4_700, 119_400, 150_000, 5_400_000, 9_000_000, 200_000_000];
    assert.deepEqual(lengths.map(spanWords), lengths.map(textsFor("en").formatSpan));
  });
});
