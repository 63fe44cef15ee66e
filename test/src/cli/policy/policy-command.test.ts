import assert from "node:assert/strict";
import { ACommand, aTenantCommand, explainSam } from "./a-command.ts";

describe("policyCommand", () => {
  it("says what it didn't understand", async () => {
    const command = new ACommand();
    assert.deepEqual(await command.run("check"), {
      lines: ["Say which file to check.", "guestlist policy --help shows what there is."],
      exitCode: 2,
    });
  });

  it("checks a file, or explains a request", async () => {
    const command = new ACommand();
    assert.equal((await command.run("check", "policy.json")).lines[0], "policy.json is valid.");
    assert.equal((await explainSam(aTenantCommand())).exitCode, 0);
  });
});
