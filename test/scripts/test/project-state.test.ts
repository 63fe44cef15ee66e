import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stateOfProject } from "../../../scripts/test/project-state.ts";

const ignored = "node_modules/\n/data/\n/coverage/\n/build/\n";
const ofProject = ["README.md", ".env.example", ".oxlintrc.json", ".ci/run", "appPackage/manifest.json", "src/deep/build/file.ts"];
const notOfProject = ["node_modules/a/index.js", "test/others/node_modules/a.js", "data/log", "coverage/tmp/a.json", "build/a.zip"];

for (const [kind, prepare] of Object.entries({ "with git": initGit, "without git": () => {} })) {
  describe(`stateOfProject, ${kind}`, () => {
    let root: string;

    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), "guestlist-state-"));
      for (const file of [...ofProject, ...notOfProject]) write(file, "before");
      write(".gitignore", ignored);
      prepare(root);
    });

    afterEach(() => rmSync(root, { recursive: true }));

    function write(file: string, text: string): void {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }

    /** Whether the change gives the project another state. */
    function changes(change: () => void): boolean {
      const before = stateOfProject(root);
      change();
      return stateOfProject(root) !== before;
    }

    it("changes with each file of the project, at any place", () => {
      for (const file of ofProject)
        assert.ok(
          changes(() => write(file, "after")),
          file,
        );
    });

    it("changes with a new file, and with a deleted one", () => {
      assert.ok(changes(() => write("docs/.new", "")));
      assert.ok(changes(() => rmSync(join(root, "README.md"))));
    });

    it("is the same again when a change is undone", () => {
      const before = stateOfProject(root);
      write("README.md", "after");
      write("README.md", "before");
      assert.equal(stateOfProject(root), before);
    });

    it("doesn't change with packages and results", () => {
      for (const file of notOfProject) assert.ok(!changes(() => write(file, "after")), file);
    });
  });
}

/** One file is tracked, and the others could be. */
function initGit(root: string): void {
  for (const args of [
    ["init", "--quiet"],
    ["add", "README.md"],
  ])
    execFileSync("git", args, { cwd: root });
}
