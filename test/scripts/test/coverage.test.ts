import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectCoverage, isCoverageOfNow } from "../../../scripts/test/coverage.ts";

describe("the coverage of npm test", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "guestlist-coverage-"));
    writeFileSync(join(root, "README.md"), "before");
  });

  afterEach(() => rmSync(root, { recursive: true }));

  /** A run of tests that writes coverage, and does something else before it ends. */
  function collect(passes: boolean, meanwhile: (folder: string) => void = () => {}): Promise<boolean> {
    const run = async ({ NODE_V8_COVERAGE: folder = "" }: NodeJS.ProcessEnv) => {
      writeFileSync(join(folder, "coverage-1.json"), "{}");
      meanwhile(folder);
      return passes;
    };
    return collectCoverage({ run, hasPassed: (passed) => passed, root });
  }

  it("is of now after tests that passed, until a file changes", async () => {
    await collect(true);
    assert.ok(isCoverageOfNow(root));
    assert.deepEqual(readdirSync(join(root, "coverage/tmp")), ["coverage-1.json"]);
    writeFileSync(join(root, "README.md"), "after");
    assert.ok(!isCoverageOfNow(root));
  });

  it("isn't of now if a file changed while the tests ran", async () => {
    await collect(true, () => writeFileSync(join(root, "README.md"), "after"));
    assert.ok(!isCoverageOfNow(root));
  });

  it("isn't of now after tests that failed, even after others that passed", async () => {
    await collect(true);
    await collect(false);
    assert.ok(!isCoverageOfNow(root));
  });

  it("isn't of now if no process wrote any, or it was deleted", async () => {
    await collect(true, (folder) => rmSync(join(folder, "coverage-1.json")));
    assert.ok(!isCoverageOfNow(root));
    await collect(true);
    rmSync(join(root, "coverage/tmp"), { recursive: true });
    assert.ok(!isCoverageOfNow(root));
  });

  it("isn't there before the first run", () => {
    assert.ok(!isCoverageOfNow(root));
    assert.ok(!existsSync(join(root, "coverage")));
  });
});
