import assert from "node:assert/strict";
import { readAnswer } from "../../../../src/cli/invite/read-answer.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

describe("readAnswer", () => {
  it("is one line, and leaves nothing that listens", async () => {
    const { shell, said, keys } = shellOnFakes(adele, { answer: true });
    const answer = readAnswer(shell, "What is it for?");
    keys.write("A workshop\n");
    assert.deepEqual([await answer, said], ["A workshop", ["What is it for?"]]);
    assert.equal(keys.listenerCount("data"), 0);
  });

  it("is nothing after Ctrl+D and after Ctrl+C", async () => {
    const ended = shellOnFakes(adele, { answer: true });
    const none = readAnswer(ended.shell, "?");
    ended.keys.end();
    assert.equal(await none, undefined);
    const stopped = shellOnFakes(adele, { answer: true });
    const no = readAnswer(stopped.shell, "?");
    stopped.stop.abort();
    assert.equal(await no, undefined);
  });
});
