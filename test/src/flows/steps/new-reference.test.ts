import assert from "node:assert/strict";
import { newReference } from "../../../../src/flows/steps/new-reference.ts";

describe("newReference", () => {
  it("is the beginning of a random id: eight characters that a person can read out", () => {
    assert.equal(newReference({ newId: () => "62e90394-69f5-4237-9190-012177145e10" }), "62e90394");
  });
});
