import assert from "node:assert/strict";
import fc from "fast-check";
import { columnWidths } from "../../../../src/cli/output/column-widths.ts";
import type { ColumnKind } from "../../../../src/cli/output/column-widths.ts";
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
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 25 }), [8, 10, 3]);
    assert.deepEqual(columnWidths([[12, 20, 30]], { gap: 2, columns: 38 }), [12, 11, 11]);
  });

  it("leaves the last columns out before the others are too narrow", () => {
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 24 }), [8, 14]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 19 }), [8]);
    assert.deepEqual(columnWidths(rows, { gap: 2, columns: 5 }), [5]);
  });

  it("shortens an id to its beginning before anything else", () => {
    const kinds = ["text", "id", "text"] as const;
    assert.deepEqual(columnWidths([[20, 36, 12]], { gap: 2, columns: 60, kinds }), [20, 24, 12]);
    assert.deepEqual(columnWidths([[20, 36, 12]], { gap: 2, columns: 40, kinds }), [15, 9, 12]);
  });

  it("never cuts a date, but its header: it is whole or not there", () => {
    const kinds = ["text", "date", "text"] as const;
    assert.deepEqual(columnWidths([[20, 31, 20]], { gap: 2, columns: 62, kinds }), [20, 18, 20]);
    assert.deepEqual(columnWidths([[20, 17, 20]], { gap: 2, columns: 43, kinds }), [11, 17, 11]);
    assert.deepEqual(columnWidths([[20, 17, 20]], { gap: 2, columns: 40, kinds }), [20, 17]);
    assert.deepEqual(columnWidths([[20, 17, 20]], { gap: 2, columns: 28, kinds }), [20]);
  });

  it("never is wider than the terminal", () => {
    const kind = fc.constantFrom<ColumnKind>("text", "date", "id");
    const cells = fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 }), fc.array(kind), (row, columns, gap, kinds) => {
        const widths = columnWidths([row], { gap, columns, kinds });
        assert.ok(widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) <= columns);
      }),
      { numRuns: runs(500) },
    );
  });
});
