import assert from "node:assert/strict";
import { Readable } from "node:stream";
import type { World } from "../../../src/cli/create-shell.ts";
import { createShell } from "../../../src/cli/create-shell.ts";
import { outletOf } from "../../../src/cli/output/outlet.ts";
import type { CommonOptions } from "../../../src/cli/shell.ts";
import { sink, textOf } from "./a-shell.ts";

const usual: CommonOptions = { quiet: false, verbose: false, yes: false, whatIf: false, signIn: "browser" };

function aShell(common: Partial<CommonOptions> = {}, given: Partial<World> = {}) {
  const [stdout, stderr] = [sink(true, 40), sink(true, 40)];
  let opened = 0;
  const world: World = {
    environment: async () => ({}),
    stdin: Readable.from([]),
    ...{ stdout, stderr, stop: new AbortController().signal },
    commandLine: async () => Promise.reject(new Error(`opened ${(opened += 1)} times`)),
    directory: async () => Promise.reject(new Error("no tenant")),
    ...given,
  };
  const open = createShell(world, outletOf(stdout), { ...usual, ...common });
  return { ...open, texts: () => ({ stdout: textOf(stdout), stderr: textOf(stderr) }) };
}

const one = { fields: ["id"], records: [{ id: "1" }] };

describe("createShell", () => {
  it("takes the progress line away before it prints or says anything", async () => {
    const { shell, close, texts } = aShell();
    shell.progress("999 guests");
    await shell.print(one);
    shell.progress("1,998 guests");
    shell.say("Done.");
    shell.progress("2,997 guests");
    await close();
    const erase = "\r\u001b[K";
    assert.deepEqual(texts(), {
      stdout: "\u001b[1mid\u001b[22m\n1\n",
      stderr: `${erase}999 guests${erase}${erase}1,998 guests${erase}Done.\n${erase}2,997 guests${erase}`,
    });
  });

  it("uses no colour where that isn't wanted", async () => {
    for (const [common, given] of [[{ noColor: true }, {}] as const, [{}, { isPlain: true }] as const]) {
      const { shell, texts } = aShell(common, given);
      await shell.print(one);
      assert.equal(texts().stdout, "id\n1\n");
    }
  });

  it("rewrites no line on a terminal that shows text only", () => {
    const { shell, texts } = aShell({}, { isPlain: true });
    shell.progress("999 guests");
    assert.equal(texts().stderr, "");
  });

  it("is quiet but for what is wrong", () => {
    const { shell, texts } = aShell({ quiet: true });
    shell.say("Signed in.");
    shell.complain("a\u001bb\nc");
    assert.equal(texts().stderr, "a b\nc\n");
  });

  it("answers questions with yes where that was said before", async () => {
    assert.equal(await aShell({ yes: true }).shell.confirm({ text: "Sure?" }), true);
  });

  it("opens the store once, and closes even if that failed", async () => {
    const { shell, close } = aShell();
    await assert.rejects(shell.commandLine(), /opened 1 times/);
    await assert.rejects(shell.commandLine(), /opened 1 times/);
    await close();
  });

  it("stops printing after Ctrl+C", async () => {
    const stop = new AbortController();
    const { shell, texts } = aShell({ output: "jsonl" }, { stop: stop.signal });
    function* records() {
      yield { id: 1 };
      yield { id: 2 };
      stop.abort();
      yield { id: 3 };
    }
    await assert.rejects(shell.print({ fields: ["id"], records: records() }), { name: "AbortError" });
    assert.equal(texts().stdout, '{"id":1}\n{"id":2}\n');
  });
});
