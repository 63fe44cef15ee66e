import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measurements } from "../../bench/measurements.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";

describe("docs/benchmarks.md", () => {
  const text = readFileSync(join(projectRoot, "docs/benchmarks.md"), "utf8");
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());

  it("lists each measurement as `npm run bench -- --list` does", () => {
    const rows = text.split("\n").filter((line) => /^\| `[\w-]+` /.test(line));
    assert.deepEqual(
      rows.map((row) => cells(row).slice(1, -1)),
      measurements.map(({ name, takes, about }) => [`\`${name}\``, takes.quick, takes.full, about]),
    );
  });

  it("says of each how it is measured", () => {
    const described = [...text.matchAll(/^- \*\*`([\w-]+)`\*\*: /gm)].map(([, name]) => name);
    assert.deepEqual(
      described,
      measurements.map(({ name }) => name),
    );
  });
});
