import assert from "node:assert/strict";
import fc from "fast-check";
import { columnWidths } from "../../../../src/cli/output/column-widths.ts";
import { runs } from "../../../build/runs.ts";

describe("columnWidths", () => {
  const rows = [
    [4, 10, 3],
    [8, 30, 1],
  ];

  it("is as wide as the widest cell where there is room", () => {
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: undefined }), [8, 30, 3]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 45 }), [8, 30, 3]);
  });

  it("narrows the widest columns first", () => {
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 44 }), [8, 29, 3]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 22 }), [8, 7, 3]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 20 }), [7, 6, 3]);
  });

  it("leaves the last columns out before the others are too narrow", () => {
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 18 }), [8, 8]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 5 }), [5]);
  });

  it("never is wider than the terminal", () => {
    const cells = fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 }), (row, columns, gap) => {
        const widths = columnWidths([row], { gap, columns });
        assert.ok(widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) <= columns);
      }),
      { numRuns: runs(500) },
    );
  });
});
