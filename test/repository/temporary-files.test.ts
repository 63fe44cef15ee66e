import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(["bench", "bot", "sandbox", "scripts", "src", "test"], [".ts", ".js", ".cjs"]);

/** Each matching line of the project's code, with its file. */
function linesWith(pattern: RegExp): readonly string[] {
  return files.flatMap((file) => {
    const lines = readFileSync(join(projectRoot, file), "utf8").split("\n");
    return lines.filter((line) => pattern.test(line)).map((line) => `${file}: ${line.trim()}`);
  });
}

describe("temporary files", () => {
  it("are in folders with names of their own: the temporary folder belongs to all users and to all test runs", () => {
    assert.deepEqual(
      linesWith(/(join|resolve)\(tmpdir\(\)|\$\{tmpdir\(\)/).filter((line) => !/\bmkdtemp(Sync)?\(join\(tmpdir\(\)/.test(line)),
      [],
    );
  });

  it("hold no browser: only the script that unpacks it elsewhere knows the package, which unpacks to a fixed name there", () => {
    assert.deepEqual(linesWith(/^import .*"@sparticuz\/chromium"/), [
      'scripts/pictures/inflate-chromium.ts: import { inflate } from "@sparticuz/chromium";',
    ]);
  });
});
