import assert from "node:assert/strict";
import { outputFormats } from "../../../../src/cli/output/printed.ts";
import { valueIn } from "../../../../src/cli/output/value-in.ts";
import { printedText } from "./printed-text.ts";

describe("valueIn", () => {
  it("is a record's own value", () => {
    const record = { a: 1, ["__proto__"]: "own" };
    assert.deepEqual(
      ["a", "__proto__", "constructor", "toString", "hasOwnProperty"].map((name) => valueIn(record, name)),
      [1, "own", undefined, undefined, undefined],
    );
  });

  for (const format of outputFormats) {
    it(`prints nothing of what every object has, as ${format}`, async () => {
      const names = ["constructor", "__proto__", "valueOf"];
      const text = await printedText(format, { fields: names, records: [{}] });
      assert.doesNotMatch(text, /function|native|\{\}/);
      for (const name of names) assert.ok(text.includes(name), name);
    });
  }
});
