import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../scripts/process/project-root.ts";

const guard = pathToFileURL(join(projectRoot, "scripts/node-24.js")).href;

/** Runs the guard in a process that reports this version of Node. */
function runUnder(version: string, body: string) {
  const code = `Object.defineProperty(process.versions, "node", { value: "${version}" });
    Object.defineProperty(process, "version", { value: "v${version}" });
    import("${guard}").then(({ withNode24 }) => withNode24(async () => { ${body} }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("withNode24", () => {
  it("runs under Node 24 and newer", () => {
    assert.deepEqual(runUnder("24.21.0", "console.log('ran')"), { status: 0, stdout: "ran\n", stderr: "" });
    assert.deepEqual(runUnder("26.0.0", "console.log('ran')"), { status: 0, stdout: "ran\n", stderr: "" });
  });

  it("says under an older Node where to get the right one, and runs nothing", () => {
    const { status, stdout, stderr } = runUnder("20.20.2", "console.log('ran')");
    assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
    assert.match(stderr, /^Guestlist needs Node 24, and this is v20\.20\.2\.\n.*npm ci.*\nOn macOS install Node 24/);
  });

  it("ends with 1 and the trace when what it runs fails", () => {
    const { status, stderr } = runUnder("24.21.0", "throw new Error('broken')");
    assert.equal(status, 1);
    assert.match(stderr, /^Error: broken\n {4}at /);
  });
});
