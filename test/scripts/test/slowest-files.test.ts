import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "../../../scripts/process/project-root.ts";
import { slowestFiles } from "../../../scripts/test/slowest-files.ts";

describe("slowestFiles", () => {
  it("shows the time of the run and ten files, the slowest first", () => {
    const times = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [join(projectRoot, `test/${index}.test.ts`), index * 1000]));
    const lines = slowestFiles(times, 43_210).trim().split("\n");
    assert.equal(lines[0], "All of it took 43.2 s; the slowest files:");
    assert.deepEqual([lines[1]?.trim(), lines.at(-1)?.trim(), lines.length], ["11.0 s  test/11.test.ts", "2.0 s  test/2.test.ts", 11]);
  });
});
