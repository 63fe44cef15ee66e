import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { CommandFailure } from "../../../src/cli/command-failure.ts";
import { commands } from "../../../src/cli/commands/index.ts";
import { exitCodes } from "../../../src/cli/exit.ts";
import { runGuestlist } from "../../../src/cli/main.ts";
import { parserOf } from "../../../src/cli/parse-arguments.ts";
import { cmdlets } from "../../../src/cli/powershell/index.ts";
import { hostileText } from "../../build/hostile-text.ts";
import { runs } from "../../build/runs.ts";

/** What a terminal would obey: everything but line feeds. */
const steering = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const known = new Set<number>(Object.values(exitCodes));

async function run(args: readonly string[], stdin: string) {
  const [stdout, stderr] = [new PassThrough({ highWaterMark: 2 ** 24 }), new PassThrough({ highWaterMark: 2 ** 24 })];
  const signedOut = async () => {
    throw new CommandFailure("sign-in-needed", "Nobody is signed in.");
  };
  const code = await runGuestlist(args, {
    environment: async () => ({}),
    stdin: Object.assign(Readable.from([stdin]), { isTTY: false }),
    ...{ stdout, stderr, stop: new AbortController().signal, commandLine: signedOut, directory: signedOut },
  });
  const said = (stream: PassThrough) => String(stream.read() ?? "");
  return { code, stdout: said(stdout), stderr: said(stderr) };
}

describe("hostile arguments", function () {
  this.timeout(60_000);
  const project = process.cwd();
  let flags: readonly string[];
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hostile-arguments-"));
    process.chdir(folder); // paths among the arguments are in it
    const parsers = await Promise.all(commands.map(async (listed) => parserOf(listed, await listed.load())));
    const ours = parsers.flatMap(({ options }) =>
      options.flatMap(({ long, short }) => [long, short].filter((flag) => typeof flag === "string")),
    );
    const quiet = ours.filter((flag) => flag !== "--verbose"); // which shows stacks
    flags = [...new Set([...quiet, "-Filter", "-All", "-InvitedUserEmailAddress", "-SendInvitationMessage:", "-Property", "--"])];
  });
  after(async () => {
    process.chdir(project);
    await rm(folder, { recursive: true });
  });

  it("end with a known exit code and a sentence: never with a stack, a file, or something that steers the terminal", async () => {
    const word = fc.oneof(
      fc.nat(),
      hostileText(60),
      fc.constantFrom("", "-", "--", "__proto__", "constructor", "toString", "@file", "1e9", "-1"),
    );
    const name = fc.oneof({ weight: 4, arbitrary: fc.nat() }, { weight: 1, arbitrary: hostileText(30) });
    const names = [...commands, ...cmdlets].map((one) => one.name);
    const argument = fc.tuple(word, fc.constantFrom("alone", "value")).map(([text, as]) => ({ text, as }));
    await fc.assert(
      fc.asyncProperty(name, fc.array(argument, { maxLength: 6 }), hostileText(200), async (called, more, stdin) => {
        const typed = typeof called === "number" ? (names[called % names.length] ?? "") : called;
        const args = [typed, ...more.flatMap(({ text, as }) => argumentsOf(text, as, flags))];
        const { code, stdout, stderr } = await run(args, stdin);
        assert.ok(known.has(code), `${code}`);
        assert.doesNotMatch(stderr, /Something unexpected|^\s+at /m);
        assert.doesNotMatch(stderr, steering);
        if (code !== 0) assert.notEqual(stderr, "");
        if (code === exitCodes.usage) assert.equal(stdout, "");
      }),
      { numRuns: runs(1_000) },
    );
    assert.deepEqual(await readdir(folder), [], "nobody signed in, so nothing was written");
  });
});

/** A number stands for an option that there is, with a value or without. */
function argumentsOf(word: number | string, as: string, flags: readonly string[]): readonly string[] {
  if (typeof word === "string") return [word];
  const flag = flags[word % flags.length] ?? "";
  return as === "alone" ? [flag] : [`${flag}=${word}`];
}
