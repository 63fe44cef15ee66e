import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const code = [".ts", ".js", ".cjs"];
const lines = (path: string) => readFileSync(join(projectRoot, path), "utf8").trimEnd().split("\n").length;

describe("file sizes", () => {
  it("are 60 lines or less for half of the product's files, and 150 or less for nine of ten", () => {
    const sizes = projectFiles(["bot", "src", "sandbox"], code)
      .map(lines)
      .toSorted((a, b) => a - b);
    const at = (share: number) => sizes[Math.ceil(sizes.length * share) - 1] ?? 0;
    assert.ok(at(0.5) <= 60, `half of the files have up to ${at(0.5)} lines`);
    assert.ok(at(0.9) <= 150, `nine of ten files have up to ${at(0.9)} lines`);
  });
});
