import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const code = [".ts", ".js", ".cjs"];
const lines = (path: string) => readFileSync(join(projectRoot, path), "utf8").trimEnd().split("\n").length;

/** One file for each card, text and term of the domain: these folders grow with the product, and a name finds its file. */
const vocabularies = new Set(["src/cards", "src/texts", "src/domain"]);

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

describe("folder sizes", () => {
  it("are 30 files or less in the product's folders, except for cards, texts and the domain", () => {
    const folders = Map.groupBy(projectFiles(["bot", "src", "sandbox"], [""]), dirname);
    const tooLarge = [...folders].filter(([folder, files]) => files.length > 30 && !vocabularies.has(folder));
    assert.deepEqual(
      tooLarge.map(([folder, files]) => `${folder}: ${files.length} files`),
      [],
    );
  });
});
