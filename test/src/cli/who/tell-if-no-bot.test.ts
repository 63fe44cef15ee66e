import assert from "node:assert/strict";
import { tellIfNoBot } from "../../../../src/cli/who/tell-if-no-bot.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

describe("tellIfNoBot", () => {
  it("speaks only where no bot runs and something is started", () => {
    for (const [isBotRunning, whatIf, isSaid] of [
      [false, false, true],
      [true, false, false],
      [false, true, false],
    ] as const) {
      const { shell, said } = shellOnFakes(adele, { common: { whatIf } });
      tellIfNoBot(shell, { isBotRunning });
      assert.equal(said.length, isSaid ? 1 : 0);
    }
  });
});
