import assert from "node:assert/strict";
import { askReason, readReason } from "../../../../src/cli/invitations/read-reason.ts";
import { megan } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const onTerminal = () => shellOnFakes(megan, { answer: true });
const tooLong = { exit: "usage", message: "The reason is longer than 500 characters, so nothing was decided." };
const empty = { exit: "usage", message: "A rejection needs a reason, so nothing was decided." };

describe("readReason", () => {
  it("checks the reason that was given", () => {
    const { shell } = shellOnFakes(megan);
    assert.equal(readReason(shell, "  They left "), "They left");
    assert.throws(() => readReason(shell, "x".repeat(501)), tooLong);
    assert.throws(() => readReason(shell, " "), empty);
  });

  it("is left open where it can be asked for, or nothing is decided", () => {
    assert.equal(readReason(onTerminal().shell, undefined), undefined);
    assert.equal(readReason(shellOnFakes(megan, { common: { whatIf: true } }).shell, undefined), undefined);
    assert.throws(() => readReason(shellOnFakes(megan).shell, undefined), { exit: "usage", message: /^Say why not: --reason/ });
  });
});

describe("askReason", () => {
  it("reads a line", async () => {
    const { shell, said, keys } = onTerminal();
    const reason = askReason(shell);
    keys.write("They left the project\n");
    assert.equal(await reason, "They left the project");
    assert.deepEqual(said, ["Why not? The requester reads it. (Nothing: decide later.)"]);
  });

  it("decides nothing without one", async () => {
    for (const typed of ["\n", undefined]) {
      const { shell, keys } = onTerminal();
      const reason = askReason(shell);
      keys.end(typed);
      await assert.rejects(reason, empty);
    }
  });

  it("ends with Ctrl+C", async () => {
    const { shell, stop } = onTerminal();
    const reason = askReason(shell);
    stop.abort();
    await assert.rejects(reason, { exit: "interrupted" });
  });
});
