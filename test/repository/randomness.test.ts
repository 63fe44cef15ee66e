import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const own = relative(projectRoot, import.meta.filename);
const unseeded = /\b(Math\.random|randomUUID|randomBytes|randomFill|randomInt|getRandomValues)\b/;

/** A property's own seed or number of examples, which no suite can change. */
const ownRuns = /\bnumRuns:(?![^,}\n]*\bruns\()|\bnumRuns:[^}]*\bseed:|\bseed:[^}]*\bnumRuns:/;

describe("the tests", () => {
  it("are the same in each run: random values come from fast-check, which has a seed, and ids from test/build/new-id.ts", () => {
    const files = projectFiles(["test"], [".ts"]).filter((file) => file !== own);
    assert.deepEqual(
      files.filter((file) => unseeded.test(readFileSync(join(projectRoot, file), "utf8"))),
      [],
    );
  });

  it("use the suite's seed for each property, and its share of the examples: runs(…) in test/build/runs.ts", () => {
    const files = projectFiles(["test"], [".ts"]).filter((file) => file !== own);
    assert.deepEqual(
      files.filter((file) => ownRuns.test(readFileSync(join(projectRoot, file), "utf8"))),
      [],
    );
  });
});
