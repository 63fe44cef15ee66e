import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

const policyFile = "docs/policy.example.json";

describe("npm run policy", function () {
  this.timeout(60_000);

  it("prints only its answer, and ends with its exit code", async () => {
    const [good, bad] = await Promise.all([typed("check", policyFile), typed("check", "package.json", "--\u001b[31m")]);
    assert.deepEqual([good.stdout.split("\n")[0], good.stderr, good.exitCode], [`${policyFile} is valid.`, "", 0]);
    assert.deepEqual(
      [bad.stdout, bad.stderr.split("\n")[0], bad.exitCode],
      ["", "Unknown option '-- [31m'. guestlist policy --help shows what there is.", 2],
    );
  });
});

interface Typed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs the command as a person types it, with no tenant configured; PORT is one that no sandbox uses. */
function typed(...args: readonly string[]): Promise<Typed> {
  const env = { PATH: process.env["PATH"], PORT: "1" };
  const npm = join(projectRoot, "scripts/policy.ts");
  return new Promise((resolve) => {
    execFile(process.execPath, [npm, ...args], { cwd: projectRoot, env }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: error ? Number(error.code) : 0 });
    });
  });
}
