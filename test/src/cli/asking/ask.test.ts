import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { ask } from "../../../../src/cli/asking/ask.ts";
import { CommandFailure } from "../../../../src/cli/command-failure.ts";
import { sink, textOf } from "../a-shell.ts";

const question = { text: "Revoke the invitation of Dana?" };

/** The answer to a question for what is typed at a terminal. */
async function answer(typed: string, asked: { text: string; typed?: string } = question, stop = new AbortController()) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = sink(true);
  const asking = ask({ stdin, stderr, stop: stop.signal }, asked);
  stdin.write(typed);
  return { said: await asking, stderr: textOf(stderr) };
}

describe("ask", () => {
  for (const [typed, said] of [
    ["y\n", true],
    ["yes\r\n", true],
    [" Y \n", true],
    ["n\n", false],
    ["\n", false],
    ["yep\n", false],
    ["\u0004", false],
  ] as const) {
    it(`takes ${JSON.stringify(typed)} for ${said ? "yes" : "no"}`, async () => assert.equal((await answer(typed)).said, said));
  }

  it("wants what can't be undone to be typed", async () => {
    const heavy = { text: "Erase 12 people?", typed: "erase 12" };
    assert.equal((await answer("erase 12\r\n", heavy)).said, true);
    assert.equal((await answer("y\n", heavy)).said, false);
    assert.match((await answer("y\n", heavy)).stderr, /Erase 12 people\? Type erase 12 to go on: /);
  });

  it("doesn't let a name steer the terminal", async () => {
    assert.match((await answer("y\n", { text: "Revoke \u202e\u009b31mDana?" })).stderr, /Revoke {2} 31mDana\? \[y\/N\] /);
  });

  it("is interrupted by Ctrl+C, typed or sent", async () => {
    await assert.rejects(answer("\u0003"), { exit: "interrupted" });
    const stop = new AbortController();
    const waiting = answer("", question, stop);
    setImmediate(() => stop.abort());
    await assert.rejects(waiting, { exit: "interrupted" });
  });

  it("can't ask without a terminal, and says so", async () => {
    const { signal } = new AbortController();
    for (const [stdin, stderr] of [
      [new PassThrough(), sink(true)],
      [Object.assign(new PassThrough(), { isTTY: true }), sink(false)],
    ] as const) {
      await assert.rejects(ask({ stdin, stderr, stop: signal }, question), (error: unknown) => {
        assert.ok(error instanceof CommandFailure);
        assert.deepEqual([error.exit, error.fix], ["usage", "--yes answers with yes."]);
        assert.match(error.message, /^Revoke the invitation of Dana\? There is no terminal to ask on, so nothing was done\.$/);
        return true;
      });
    }
  });
});
