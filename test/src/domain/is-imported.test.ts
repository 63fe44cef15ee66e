import assert from "node:assert/strict";
import { isImported } from "../../../src/domain/is-imported.ts";
import { imported, invited } from "../../build/in-state.ts";

describe("isImported", () => {
  it("is true of what was sent without us", () => {
    assert.deepEqual([isImported(imported()), isImported(invited())], [true, false]);
  });
});
