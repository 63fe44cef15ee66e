import assert from "node:assert/strict";
import { readCount } from "../../../../src/cli/guests/read-count.ts";

describe("readCount", () => {
  it("reads whole numbers from 1 to the largest one", () => {
    assert.deepEqual(
      [readCount("1", "--top"), readCount(" 999 ", "--page-size", 999), readCount("10000000", "--top")],
      [1, 999, 10_000_000],
    );
  });

  for (const typed of ["", "0", "-1", "1.5", "1e3", "0x10", "ten", "10000001", "99999999999999999999"]) {
    it(`refuses “${typed}”`, () =>
      assert.throws(() => readCount(typed, "--top"), { exit: "usage", message: /^--top needs a number from 1/ }));
  }

  it("names the largest number that the option takes", () => {
    const message = "--page-size needs a number from 1 to 999, not “1000”.";
    assert.throws(() => readCount("1000", "--page-size", 999), { exit: "usage", message });
  });
});
