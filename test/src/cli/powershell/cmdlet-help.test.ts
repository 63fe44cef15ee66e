import assert from "node:assert/strict";
import { cmdletHelp } from "../../../../src/cli/powershell/cmdlet-help.ts";
import type { CmdletTable } from "../../../../src/cli/powershell/parameter.ts";

const table: CmdletTable = {
  name: "Get-Thing",
  ours: "thing",
  parameters: [
    { name: "Filter", kind: "text", ours: "`--filter`" },
    { name: "Now", kind: "switch", ours: "invite again", effect: "refused" },
  ],
};

describe("cmdletHelp", () => {
  it("has the parameters in columns, and our own command", () => {
    assert.equal(
      cmdletHelp(table, "Example:\n  guestlist Get-Thing"),
      [
        "Parameters:",
        "  -Filter <text>  --filter",
        "  -Now            refused: invite again",
        "",
        "guestlist thing does the same with options of its own.",
        "",
        "Example:\n  guestlist Get-Thing",
      ].join("\n"),
    );
  });

  it("names no command of ours where there is none", () => {
    assert.doesNotMatch(cmdletHelp({ ...table, ours: "" }, "x"), /does the same/);
  });
});
