import assert from "node:assert/strict";
import fc from "fast-check";
import { longestRemark } from "../../../src/domain/approval.ts";
import { readRemark } from "../../../src/domain/read-remark.ts";

describe("readRemark", () => {
  it("accepts text, trimmed", () => {
    assert.deepEqual(readRemark("  Until when?\n"), { kind: "remark", text: "Until when?" });
  });

  it("keeps lines, but at most a few empty ones", () => {
    assert.deepEqual(readRemark("One\r\nTwo\rThree\u2028Four\n\n\n\nFive\tsix"), {
      kind: "remark",
      text: "One\nTwo\nThree\nFour\n\nFive six",
    });
  });

  it("drops invisible characters, but not the joiners that scripts and emoji need", () => {
    assert.deepEqual(readRemark("a\u0000b\u202ec\ud800d\u200de 👩\u200d💻"), { kind: "remark", text: "abcde 👩\u200d💻" });
  });

  for (const nothing of ["", " \n\t ", "\u202e\u0000", undefined, null, 7, {}, ["why"]]) {
    it(`finds no text in ${JSON.stringify(nothing)}`, () => {
      assert.deepEqual(readRemark(nothing), { kind: "problem", problem: "missing" });
    });
  }

  it("accepts as much as the cards have room for", () => {
    assert.equal(readRemark("x".repeat(longestRemark)).kind, "remark");
    assert.deepEqual(readRemark("x".repeat(longestRemark + 1)), { kind: "problem", problem: "too-long" });
    assert.equal(readRemark("x".repeat(longestRemark) + "\u200b\n".repeat(50_000)).kind, "remark", "counted when it is clean");
  });

  it("reads its own result the same way again", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: longestRemark }), (typed) => {
        const read = readRemark(typed);
        if (read.kind === "remark") assert.deepEqual(readRemark(read.text), read);
      }),
    ));
});
