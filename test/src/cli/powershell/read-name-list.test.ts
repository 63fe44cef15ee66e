import assert from "node:assert/strict";
import { readNameList } from "../../../../src/cli/powershell/read-name-list.ts";

describe("readNameList", () => {
  it("takes names and patterns", () => {
    const names = ["DisplayName", "User*", "*", "on-premises", "Größe", "a.b"];
    assert.deepEqual(readNameList(names), names);
  });

  for (const name of ["", "@{N='x';E={1}}", "a b", "1a", "$_", "a".repeat(101)]) {
    it(`refuses “${name.slice(0, 20)}”`, () =>
      assert.throws(() => readNameList(["Id", name]), { exit: "usage", message: /isn't the name of a property/ }));
  }

  it("refuses an empty list", () => assert.throws(() => readNameList([]), { exit: "usage", message: "-Property names nothing." }));
});
