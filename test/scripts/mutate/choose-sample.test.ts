import assert from "node:assert/strict";
import { chooseSample } from "../../../scripts/mutate/choose-sample.ts";
import type { Mutant } from "../../../scripts/mutate/mutant.ts";

const mutantsOf = (file: string, count: number): readonly Mutant[] =>
  Array.from({ length: count }, (_, at) => ({ file, line: at + 1, start: at, end: at + 1, before: "a", after: "b" }));
const mutants = [...mutantsOf("src/one.ts", 1), ...mutantsOf("src/two.ts", 20), ...mutantsOf("src/three.ts", 79)];

function countsOf(sample: readonly Mutant[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(sample, ({ file }) => file)].map(([file, chosen]) => [file, chosen.length]));
}

describe("chooseSample", () => {
  it("takes one mutant of each file, and the rest by how many a file has", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      assert.deepEqual(countsOf(chooseSample(mutants, 23, seed)), { "src/one.ts": 1, "src/two.ts": 5, "src/three.ts": 17 });
    }
  });

  it("takes exactly as many as it is told, whatever the rounding", () => {
    for (const size of [1, 2, 3, 4, 31, 50, 99, 100]) assert.equal(new Set(chooseSample(mutants, size, 1)).size, size);
  });

  it("takes all when there are no more", () => {
    assert.deepEqual(chooseSample(mutants, 400, 1), mutants);
  });

  it("takes the same for the same seed, and others for another", () => {
    assert.deepEqual(chooseSample(mutants, 30, 7), chooseSample(mutants, 30, 7));
    assert.notDeepEqual(chooseSample(mutants, 30, 7), chooseSample(mutants, 30, 8));
  });

  it("leaves a file's choice alone when another file's text changes", () => {
    const changed = mutants.map((mutant) => (mutant.file === "src/two.ts" ? { ...mutant, after: "c" } : mutant));
    const ofThree = (sample: readonly Mutant[]) => sample.filter(({ file }) => file === "src/three.ts");
    assert.deepEqual(ofThree(chooseSample(changed, 30, 7)), ofThree(chooseSample(mutants, 30, 7)));
  });
});
