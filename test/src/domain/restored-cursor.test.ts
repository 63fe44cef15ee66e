import assert from "node:assert/strict";
import { readRestored, restoredBy } from "../../../src/domain/restored-cursor.ts";

describe("the mark of a restored store", () => {
  it("says when the backup was made, and who looks everything up", () => {
    const mark = readRestored("2026-11-20T09:00:00.000Z");
    assert.deepEqual(mark, { madeAt: "2026-11-20T09:00:00.000Z" });
    const taken = readRestored(restoredBy(mark, "one"));
    assert.deepEqual(taken, { madeAt: "2026-11-20T09:00:00.000Z", by: "one" });
    assert.deepEqual(readRestored(restoredBy(taken, "two")), { madeAt: "2026-11-20T09:00:00.000Z", by: "two" });
  });

  it("says nothing once all was looked up, or where no backup was restored", () => {
    assert.deepEqual([readRestored(""), readRestored(undefined)], [undefined, undefined]);
  });
});
