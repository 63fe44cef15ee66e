import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { problemCodes } from "../../src/ports/problems.ts";

describe("docs/monitoring.md", () => {
  it("explains every problem, and no other", () => {
    const text = readFileSync(join(projectRoot, "docs/monitoring.md"), "utf8");
    const [, problems = ""] = text.split("## Problems");
    const explained = [...problems.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);
    assert.deepEqual(explained, problemCodes);
  });
});
