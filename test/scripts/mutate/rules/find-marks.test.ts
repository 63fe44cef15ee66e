import assert from "node:assert/strict";
import { findMarks } from "../../../../scripts/mutate/rules/find-marks.ts";

/** The ids and the marked code. */
const marksIn = (source: string) => findMarks("a.ts", source).map(({ ids, start, end }) => [ids.join(), source.slice(start, end)]);

describe("findMarks", () => {
  it("finds the declaration, the statement, the property and the member after a comment with ids", () => {
    const source = `
/** G1: doubles. */
export function double(value: number): number {
  // G2, T3
  if (value === 0) return 0;
  return value * 2;
}
const options = {
  // E4: never
  never: () => false,
  other: 1,
};
class Door {
  /** T5: opens. */
  open(): void {}
}
`;
    assert.deepEqual(marksIn(source), [
      ["G1", source.slice(source.indexOf("export"), source.indexOf("const options") - 1)],
      ["G2,T3", "if (value === 0) return 0;"],
      ["E4", "never: () => false"],
      ["T5", "open(): void {}"],
    ]);
  });

  it("skips further comments, and ignores comments without ids or without code", () => {
    assert.deepEqual(marksIn("// G1\n// more\nrun();\n// plain\nrest();\n{\n  // G2\n}\n"), [["G1", "run();"]]);
  });
});
