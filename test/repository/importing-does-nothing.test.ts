import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { join } from "node:path";
import { compileCache } from "../../scripts/process/compile-cache.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const modules = projectFiles(["bot", "src", "sandbox"], [".ts"]).filter((path) => !path.endsWith(".d.ts"));

describe("importing a module", function () {
  this.timeout(30_000);

  it("opens nothing, prints nothing and lets the process end", async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "import-everything.ts"), ...modules], {
      cwd: projectRoot,
      env: { PATH: process.env["PATH"], ...compileCache },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const pipes = child.stdio.slice(1).filter((pipe) => pipe !== null && pipe instanceof Readable);
    const [[exitCode], ...outputs] = await Promise.all([once(child, "exit"), ...pipes.map((pipe) => text(pipe))]);
    const [stdout, stderr, opened] = outputs;
    assert.deepEqual({ stdout, stderr, opened, exitCode }, { stdout: "", stderr: "", opened: "{}", exitCode: 0 });
  });
});
