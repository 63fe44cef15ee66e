import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const documents = new Set([
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...projectFiles(["sandbox", "docs"], [".md"]).map((path) => basename(path)),
]);

describe("comments", () => {
  it("name no document that isn't part of the project", () => {
    const code = projectFiles(["bot", "src", "sandbox", "scripts", "test", "bench"], [".ts", ".js", ".cjs"]);
    const named = code.flatMap((path) =>
      [...readFileSync(join(projectRoot, path), "utf8").matchAll(/\b[\w-]+\.md\b/g)].map(([document]) => ({ path, document })),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(({ document }) => !documents.has(document)),
      [],
    );
  });
});
