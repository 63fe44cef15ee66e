import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { askLine } from "../../../../src/cli/asking/ask-line.ts";

function terminal() {
  const [stdin, stop, said] = [new PassThrough(), new AbortController(), [] as string[]];
  const answer = askLine({ stdin, stop: stop.signal, complain: (sentence) => said.push(sentence) }, "What is it for?");
  return { stdin, stop, said, answer };
}

describe("askLine", () => {
  it("shows the question, and reads one line", async () => {
    const { stdin, said, answer } = terminal();
    stdin.write("They review our terms\r\nmore\n");
    assert.deepEqual([await answer, said], ["They review our terms", ["What is it for?"]]);
    assert.equal(stdin.listenerCount("data"), 0);
  });

  it("reads nothing after Ctrl+D", async () => {
    const { stdin, answer } = terminal();
    stdin.end();
    assert.equal(await answer, "");
  });

  it("is interrupted by Ctrl+C", async () => {
    const { stop, answer } = terminal();
    stop.abort();
    await assert.rejects(answer, { exit: "interrupted" });
  });
});
