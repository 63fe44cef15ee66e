import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { outletOf } from "../../../src/cli/output/outlet.ts";
import { runCmdlet } from "../../../src/cli/run-cmdlet.ts";
import type { Shell } from "../../../src/cli/shell.ts";
import { sink, textOf } from "./a-shell.ts";

/** Runs a cmdlet that notes what it gets. */
async function run(...args: readonly string[]) {
  const [stdout, stderr] = [sink(), sink()];
  const got: { args?: readonly string[]; common?: Shell["common"] } = {};
  const listed = {
    name: "Get-Thing",
    summary: "the things",
    load: async () => ({
      help: "Parameters:\n  -Name <String>",
      async run(shell: Shell, given: readonly string[]) {
        Object.assign(got, { args: given, common: shell.common });
        return "partly" as const;
      },
    }),
  };
  const world = {
    environment: async () => ({}),
    stdin: Readable.from([]),
    ...{ stdout, stderr, stop: new AbortController().signal },
    commandLine: async () => Promise.reject(new Error("no store")),
    directory: async () => Promise.reject(new Error("no tenant")),
  };
  const exit = await runCmdlet(listed, args, world, outletOf(stdout));
  return { exit, ...got, stdout: textOf(stdout) };
}

describe("runCmdlet", () => {
  it("leaves PowerShell's parameters to the cmdlet, and takes our options", async () => {
    const { exit, args, common } = await run("-Name", "a b", "--output", "csv", "-Switch:$true", "--yes", "x", "--as-app");
    assert.equal(exit, "partly");
    assert.deepEqual(args, ["-Name", "a b", "-Switch:$true", "x"]);
    assert.deepEqual([common?.output, common?.yes, common?.signIn], ["csv", true, "app"]);
    assert.equal((await run("--output=list")).common?.output, "list");
  });

  it("leaves other words with two dashes to the cmdlet, too", async () => {
    assert.deepEqual((await run("-Name", "--odd")).args, ["-Name", "--odd"]);
  });

  it("shows the cmdlet's own help", async () => {
    const { exit, args, stdout } = await run("--help");
    assert.deepEqual([exit, args], ["done", undefined]);
    assert.match(stdout, /^Usage: guestlist Get-Thing \[parameters\] \[options\]\n[^]*\nParameters:\n {2}-Name <String>/);
  });

  it("doesn't understand a format that there isn't", async () => {
    await assert.rejects(run("--output", "xml"), { exit: "usage" });
  });
});
