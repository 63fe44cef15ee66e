import assert from "node:assert/strict";
import { commands } from "../../../src/cli/commands/index.ts";
import { generalHelp } from "../../../src/cli/general-help.ts";

const load = async () => Promise.reject(new Error("not loaded"));

describe("generalHelp", () => {
  it("groups the commands that there are, with an example of one of them", () => {
    const listed = [
      { name: "waiting", summary: "the requests that wait", changes: false, load },
      { name: "dance", summary: "the bot dances ".repeat(8).trim(), changes: false, load },
    ];
    assert.equal(
      generalHelp(listed, [{ name: "Get-Dance" }]),
      `Usage: guestlist <command> [options]

Invites partners into your Microsoft Entra tenant, and shows its guests.

Decide:
  waiting        the requests that wait
  $ guestlist waiting --output json

More:
  dance          the bot dances the bot dances the bot dances the bot dances the
                 bot dances the bot dances the bot dances the bot dances

PowerShell's names, in any case, with their own parameters:
  Get-Dance

guestlist <command> --help shows the options of a command, with examples.
Every command has --output table|list|json|jsonl|csv, --quiet and --verbose.
`,
    );
  });

  it("has a group for every command", () => {
    assert.doesNotMatch(generalHelp(commands, []), /^More:/m);
  });
});
