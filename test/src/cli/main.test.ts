import assert from "node:assert/strict";
import { Writable } from "node:stream";
import fc from "fast-check";
import { commands } from "../../../src/cli/commands/index.ts";
import { steering } from "./output/printed-text.ts";
import { runs } from "../../build/runs.ts";
import { runShell } from "./a-shell.ts";

describe("runGuestlist", () => {
  for (const args of [[], ["--help"], ["-h"], ["help"], ["--quiet", "--help"]]) {
    it(`shows every command after “${args.join(" ")}”, in 80 columns`, async () => {
      const { code, stdout, stderr } = await runShell(args);
      assert.deepEqual([code, stderr], [0, ""]);
      for (const { name } of commands) assert.match(stdout, new RegExp(`^ {2}${name} `, "m"));
      for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
    });
  }

  for (const args of [
    ["policy", "--help"],
    ["help", "policy"],
    ["--help", "policy"],
    ["POLICY", "-h"],
  ]) {
    it(`shows a command's help after “${args.join(" ")}”`, async () => {
      const { code, stdout, stderr } = await runShell(args);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.match(stdout, /^Usage: guestlist policy check <file>[^]*\nOptions:[^]*\nOptions of every command:[^]*\nExamples:\n/);
      for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
    });
  }

  it("has help with examples and a summary for every command", async () => {
    for (const { name, summary } of commands) {
      const { stdout } = await runShell([name, "--help"]);
      assert.match(stdout, /\nExamples?:\n/, name);
      assert.match(summary, /^[a-z][^.]*[^.]$/, name);
    }
  });

  it("fits a command's help to a narrow terminal", async () => {
    const { stdout } = await runShell(["completion", "--help"], { isTerminal: true, columns: 60 });
    const options = stdout.slice(0, stdout.indexOf("Examples:"));
    for (const line of options.split("\n")) assert.ok(line.length <= 60, line);
  });

  it("tells its version", async () => {
    assert.deepEqual(await runShell(["--version"]), { code: 0, stdout: "1.2.3\n", stderr: "" });
  });

  const misunderstood: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [["polcy"], "There is no command “polcy”. Did you mean policy? guestlist --help lists all."],
    [["frobnicate"], "There is no command “frobnicate”. guestlist --help lists all."],
    [["--output", "json"], "Say which command --output is for. guestlist --help lists all."],
    [["--secret=abc"], "Say which command --secret is for. guestlist --help lists all."],
    [["policy", "--jsn"], "Unknown option '--jsn'. Did you mean --json? guestlist policy --help shows what there is."],
    [["policy", "--json=yes"], "Unknown option '--json=yes'. guestlist policy --help shows what there is."],
    [["policy", "--file"], "Option '--file <file>' argument missing. guestlist policy --help shows what there is."],
    [
      ["policy", "--file", "--json"],
      "--file has no value, but --json after it. If that is the value, write --file=--json. guestlist policy --help shows what there is.",
    ],
    [
      ["policy", "-o", "xml"],
      "Option '-o, --output <format>' argument 'xml' is invalid. Allowed choices are table, list, json, jsonl, csv. guestlist policy --help shows what there is.",
    ],
    [["completion"], "Missing required argument 'shell'. guestlist completion --help shows what there is."],
    [
      ["completion", "bash", "zsh"],
      "Too many arguments. Expected 1 argument but got 2: bash, zsh. guestlist completion --help shows what there is.",
    ],
    [["completion", "--az", "bash"], "Unknown option '--az'. guestlist completion --help shows what there is."],
  ];
  for (const [args, sentence] of misunderstood) {
    it(`says what is wrong with “${args.join(" ")}”`, async () => {
      assert.deepEqual(await runShell(args), { code: 2, stdout: "", stderr: `${sentence}\n` });
    });
  }

  it("takes the common options before the command's name, too", async () => {
    const { code, stdout } = await runShell(["--quiet", "--output", "json", "completion", "bash"]);
    assert.deepEqual([code, stdout.split("\n")[0]], [0, "# guestlist completion bash"]);
  });

  it("takes what follows two dashes for arguments", async () => {
    const { code, stderr } = await runShell(["policy", "check", "--", "--json"]);
    assert.equal(code, 1);
    assert.match(stderr, /^--json is not valid: 1 problem\.\n/);
  });

  it("survives whatever is typed, and never sends it to the terminal as it is", async () => {
    const hostile = fc.constantFrom(
      "\u001b[31m",
      "a\0b",
      "\ud800",
      "\u202emoc",
      "x".repeat(200_000),
      "--=",
      "-",
      "--",
      "--__proto__=1",
      "\r\n",
    );
    const word = fc.oneof(hostile, fc.string({ unit: "binary" }), fc.constantFrom("policy", "completion", "help", "--output", "--json"));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 4 }), async (args) => {
        const { code, stderr } = await runShell(args);
        assert.ok([0, 1, 2].includes(code), String(code));
        assert.doesNotMatch(stderr, steering);
        assert.ok(stderr.isWellFormed());
        assert.doesNotMatch(stderr, /\n {4}at /);
      }),
      { numRuns: runs(300) },
    );
  });

  it("is stopped by Ctrl+C with a sentence", async () => {
    assert.deepEqual(
      await runShell(["completion", "bash", "--quiet"], { stop: AbortSignal.abort() }).then(({ code, stderr }) => [code, stderr]),
      [130, "Stopped.\n"],
    );
  });

  it("ends with 0 and without a word when nobody reads on", async () => {
    const gone = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    const stdout = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => setImmediate(done, gone) });
    const { code, stderr } = await runShell(["completion", "bash"], { stdout });
    assert.deepEqual([code, stderr], [0, ""]);
  });
});
