import assert from "node:assert/strict";
import { pwsh } from "../../../../src/cli/completion/pwsh.ts";
import { anOffer } from "./an-offer.ts";

/** No PowerShell is at hand for the tests: they read the script. */
describe("pwsh", () => {
  it("registers commands, words, options and choices", () => {
    const text = pwsh([anOffer, { name: "it's", summary: "", words: [], options: [] }]);
    assert.match(text, /^# guestlist completion pwsh\nRegister-ArgumentCompleter -Native -CommandName guestlist -ScriptBlock \{\n/);
    for (const line of [
      "  $commands = @('show', 'it''s')",
      "    'show' = @('one', 'two', '--state', '--file', '--all')",
      "    'show:--state' = @('open', 'ended')",
      "    'show:-s' = @('open', 'ended')",
    ]) {
      assert.ok(text.split("\n").includes(line), line);
    }
  });
});
