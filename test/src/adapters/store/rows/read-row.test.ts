import assert from "node:assert/strict";
import { z } from "zod";
import { readRow } from "../../../../../src/adapters/store/rows/read-row.ts";

const schema = z.object({ id: z.string(), name: z.string(), content: z.object({ sum: z.number() }) });

describe("readRow", () => {
  it("gives what the schema reads", () => {
    const row = { id: "1", name: "a", content: { sum: 1 } };
    assert.deepEqual(readRow(schema, "things", { ...row, more: 1 }), row);
  });

  it("names table, row and columns, and nothing of the content", () => {
    assert.throws(() => readRow(schema, "things", { id: "1", name: 7, content: { sum: "secret" } }), {
      code: "store-corrupt",
      message: "row 1 of table things can't be read: name, content.sum",
    });
  });

  it("finds the row's id in another column, as a number, or not at all", () => {
    for (const [row, column, id] of [
      [{ key: "k" }, "key", "k"],
      [{ id: 7 }, "id", "7"],
      [{ id: null }, "id", "?"],
      [undefined, "id", "?"],
    ] as const)
      assert.throws(() => readRow(schema, "things", row, column), { message: new RegExp(`^row ${id === "?" ? "\\?" : id} of`) });
  });
});
