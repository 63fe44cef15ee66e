import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../../scripts/process/project-root.ts";

const starter = pathToFileURL(join(projectRoot, "scripts/guestlist/start-in-node-24.js")).href;

describe("startInNode24", function () {
  this.timeout(20_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "start-in-node-24-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Starts a script, as an old Node would. */
  function start(script: string, ...args: readonly string[]) {
    const file = join(folder, "script.mjs");
    writeFileSync(file, script);
    const code = `import { startInNode24 } from "${starter}"; await startInNode24(process.argv[1], process.argv.slice(2));`;
    return spawn(process.execPath, ["--input-type=module", "-e", code, "--", file, ...args]);
  }
  const codeOf = (child: ReturnType<typeof start>) => new Promise<unknown>((resolve) => child.once("close", resolve));

  it("passes arguments, stdin and the exit code", async () => {
    const script = 'process.stdin.pipe(process.stdout); console.log(process.argv.slice(2).join("|")); process.exitCode = 7;';
    const child = start(script, "a b", "--output=json", "");
    child.stdin.end("typed\n");
    assert.deepEqual(await Promise.all([text(child.stdout), codeOf(child)]), ["a b|--output=json|\ntyped\n", 7]);
  });

  it("passes a signal on, and ends as the child does", async () => {
    const child = start('process.on("SIGTERM", () => process.exit(130)); console.log("ready"); setInterval(() => {}, 1000);');
    child.stdout.once("data", () => child.kill("SIGTERM"));
    assert.equal(await codeOf(child), 130);
  });

  it("reports the signal that ended the child", async () => {
    assert.equal(await codeOf(start('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);')), 137);
  });
});
