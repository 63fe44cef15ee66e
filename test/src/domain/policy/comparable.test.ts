import assert from "node:assert/strict";
import { comparable } from "../../../../src/domain/policy/comparable.ts";

describe("comparable", () => {
  it("is the same for one word however it was typed", () => {
    for (const text of ["Értékesítés", " értékesítés ", "ÉRTÉKESÍTÉS", "Értékesítés".normalize("NFD")])
      assert.equal(comparable(text), "értékesítés");
  });

  it("keeps other words apart", () => assert.notEqual(comparable("Sales"), comparable("Sale s")));
});
