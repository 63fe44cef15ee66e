import assert from "node:assert/strict";
import { readCount } from "../../../../src/cli/arguments/read-count.ts";

describe("readCount", () => {
  it("reads whole numbers from 1 to the largest one", () => {
    assert.deepEqual([readCount("--top", "1"), readCount("-PageSize", " 999 ", 999), readCount("--top", "10000000")], [1, 999, 10_000_000]);
  });

  for (const typed of ["", "0", "-1", "1.5", "1e3", "0x10", "ten", "10000001", "99999999999999999999"]) {
    it(`refuses “${typed}”`, () =>
      assert.throws(() => readCount("--top", typed), { exit: "usage", message: /^--top takes a number from 1/ }));
  }

  it("names the largest number that the option takes", () => {
    const message = "-PageSize takes a number from 1 to 999, not “1000”.";
    assert.throws(() => readCount("-PageSize", "1000", 999), { exit: "usage", message });
  });
});
