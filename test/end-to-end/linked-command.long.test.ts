import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

const script = join(projectRoot, "scripts/guestlist.js");
/** No tenant is configured, and PORT is one that no sandbox uses. */
const env = { PATH: process.env["PATH"], PORT: "1" };

/** A Node that is older than 24, or this one that says it were. */
async function oldNode(folder: string): Promise<readonly string[]> {
  const own = process.env["npm_node_execpath"];
  if (own !== undefined && existsSync(own)) {
    const version = execFileSync(own, ["--version"], { encoding: "utf8" });
    if (Number(/^v(\d+)/.exec(version)?.[1]) < 24) return [own];
  }
  const disguise = join(folder, "disguise.cjs");
  await writeFile(disguise, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });');
  return [process.execPath, "--require", disguise];
}

describe("guestlist, linked into an empty folder", function () {
  this.timeout(60_000);
  let folder: string;
  let old: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "linked-command-"));
    await symlink(script, join(folder, "guestlist"));
    old = await oldNode(folder);
  });
  after(() => rm(folder, { recursive: true }));

  function run([file = "", ...before]: readonly string[], ...args: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(file, [...before, join(folder, "guestlist"), ...args], { cwd: folder, env }, (error, stdout, stderr) => {
        resolve({ stdout, stderr, code: error ? Number(error.code) : 0 });
      });
    });
  }

  it("shows its help under an old Node and under this one", async () => {
    const [older, newer] = await Promise.all([run(old, "--help"), run([process.execPath], "--help")]);
    assert.match(older.stdout, /^Usage: guestlist <command>/);
    assert.deepEqual([older.stderr, older.code], ["", 0]);
    assert.deepEqual(newer, older);
  });

  it("passes the exit code on, and never a stack", async () => {
    const usage = await run(old, "polcy");
    assert.deepEqual(usage, {
      stdout: "",
      stderr: "There is no command “polcy”. Did you mean policy? guestlist --help lists all.\n",
      code: 2,
    });
  });

  it("takes a file from the folder that the admin is in", async () => {
    await writeFile(join(folder, "mine.json"), "{}");
    const { stdout, code } = await run([process.execPath], "policy", "check", "mine.json");
    assert.deepEqual([stdout.split("\n")[0], code], ["mine.json is valid.", 0]);
  });

  it("is what npm link installs", async () => {
    const npm = { ...process.env, NPM_CONFIG_PREFIX: folder };
    execFileSync("npm", ["link", "--ignore-scripts", "--offline", "--no-audit", "--no-fund"], {
      cwd: projectRoot,
      env: npm,
      stdio: "ignore",
    });
    assert.match(execFileSync(join(folder, "bin/guestlist"), ["--version"], { cwd: folder, encoding: "utf8" }), /^\d+\.\d+\.\d+\n$/);
  });

  /** What bash prints for a line in which `guestlist` is the command. */
  function bash(line: string): string {
    const typed = line.replaceAll("guestlist", `"${process.execPath}" "${join(folder, "guestlist")}"`);
    return execFileSync("bash", ["--norc", "-c", `exec 2>&1; ${typed}`], { cwd: folder, env, encoding: "utf8" });
  }

  it("ends quietly with 0 when its reader has seen enough", () => {
    assert.equal(bash('guestlist completion bash | head -1; echo "${PIPESTATUS[0]}"'), "# guestlist completion bash\n0\n");
    assert.equal(bash('guestlist --help | true; echo "${PIPESTATUS[0]}"'), "0\n");
  });

  it("says in a sentence that the output can't be written", () => {
    assert.equal(
      bash('guestlist completion bash >/dev/full; echo "$?"'),
      "Something unexpected happened (ENOSPC). --verbose shows more.\n1\n",
    );
  });

  it("works with a closed stdin", () => {
    assert.match(bash("guestlist completion bash <&-"), /^# guestlist completion bash\n/);
  });
});
