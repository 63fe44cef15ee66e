import assert from "node:assert/strict";
import { mergePatch } from "../../../../sandbox/web/shared/merge-patch.ts";

describe("mergePatch", () => {
  it("sets, removes and changes properties, also within objects", () => {
    const target = { a: 1, b: { c: 2, d: 3 }, e: [1] };
    assert.deepEqual(mergePatch(target, { a: null, b: { c: null, f: { g: null, h: 4 } }, e: [2], i: { j: 5 } }), {
      ...{ b: { d: 3, f: { h: 4 } }, e: [2], i: { j: 5 } },
    });
    assert.deepEqual(target, { a: 1, b: { c: 2, d: 3 }, e: [1] });
  });
});
