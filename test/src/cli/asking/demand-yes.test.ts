import assert from "node:assert/strict";
import { demandYes } from "../../../../src/cli/asking/demand-yes.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

describe("demandYes", () => {
  it("asks the question, and goes on after a yes", async () => {
    const { shell, asked } = shellOnFakes(adele, { answer: true });
    await demandYes(shell, { text: "Send it?" }, "Nothing was sent.");
    assert.deepEqual(asked, [{ text: "Send it?" }]);
  });

  it("ends with its own sentence after a no", async () => {
    const { shell } = shellOnFakes(adele, { answer: false });
    await assert.rejects(demandYes(shell, { text: "Send it?" }, "Nothing was sent."), { exit: "usage", message: "Nothing was sent." });
  });
});
