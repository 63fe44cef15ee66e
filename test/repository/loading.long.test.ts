import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../scripts/process/project-root.ts";

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, devDependencies: names });

async function packagesOf(folder: string) {
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(await readFile(join(projectRoot, folder, "package.json"), "utf8")));
  return { dependencies: Object.keys(dependencies), devDependencies: Object.keys(devDependencies) };
}

/** The packages of a package.json of ours that a new process has loaded after importing these modules. */
async function loadedBy(...modules: readonly string[]): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "record-loads.ts"), ...modules], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const report = child.stdio[3];
  assert.ok(report instanceof Readable);
  const loaded = new Set(z.array(z.string()).parse(JSON.parse(await text(report))));
  const named = await Promise.all([packagesOf("."), packagesOf("sandbox")]);
  const all = named.flatMap(({ dependencies, devDependencies }) => [...dependencies, ...devDependencies]);
  return all.filter((name, index) => loaded.has(name) && all.indexOf(name) === index);
}

describe("an entry point", function () {
  this.timeout(30_000);

  it("of the command line loads nothing until a command needs it", async () => {
    assert.deepEqual(await loadedBy("src/cli/main.ts", "scripts/guestlist/start-guestlist.ts"), []);
  });

  it("of the command line signs people in without Microsoft's library, which takes longer than a command", async () => {
    assert.deepEqual(await loadedBy("src/cli/doors.ts", "src/shell-session.ts", "src/shell-app-token.ts", "src/directory-door.ts"), [
      ...["@microsoft/microsoft-graph-client", "zod"],
    ]);
  });

  it("of the command line never loads the bot's SDK or server", async () => {
    assert.deepEqual(await loadedBy("src/cli/main.ts", "src/cli/commands/policy.ts", "src/look-on.ts"), [
      "@azure/identity",
      "@microsoft/microsoft-graph-client",
      "commander",
      "jose",
      "jsonc-parser",
      "kysely",
      "lru-cache",
      "pino",
      "zod",
    ]);
  });

  it("of the bot loads the packages that it needs to run, and none for building and testing", async () => {
    const { dependencies } = await packagesOf(".");
    const loaded = await loadedBy("src/main.ts");
    assert.ok(loaded.includes("botbuilder") && loaded.includes("restify"), "the recording works");
    assert.ok(!loaded.includes("prom-client"), "it is loaded only where /metrics is switched on");
    assert.deepEqual(
      loaded.filter((name) => !dependencies.includes(name)),
      [],
    );
  });
});
