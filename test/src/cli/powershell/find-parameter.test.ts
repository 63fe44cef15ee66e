import assert from "node:assert/strict";
import { findParameter } from "../../../../src/cli/powershell/find-parameter.ts";
import type { CmdletTable } from "../../../../src/cli/powershell/parameter.ts";

const table: CmdletTable = {
  name: "Get-Thing",
  ours: "",
  parameters: [
    { name: "Top", kind: "number", ours: "" },
    { name: "TopMost", kind: "switch", ours: "" },
    { name: "SearchString", aliases: ["Find"], kind: "text", ours: "" },
  ],
};
const nameOf = (typed: string) => findParameter(table, typed).name;

describe("findParameter", () => {
  it("knows names, aliases and their beginnings in any case; a whole name comes first", () => {
    assert.deepEqual(["top", "TOPM", "sEARCH", "find", "fi", "vb"].map(nameOf), [
      ...["Top", "TopMost", "SearchString", "SearchString", "SearchString", "Verbose"],
    ]);
  });

  it("says what a beginning can mean", () => {
    assert.throws(() => nameOf("to"), { exit: "usage", message: "-to can mean -Top or -TopMost.", fix: "Write more of it." });
  });

  it("names a similar parameter, if there is one", () => {
    const fix = "Did you mean -SearchString? guestlist Get-Thing --help lists them.";
    assert.throws(() => nameOf("SaerchString"), { exit: "usage", message: "Get-Thing has no parameter “-SaerchString”.", fix });
    assert.throws(() => nameOf("xyzzy"), { fix: "guestlist Get-Thing --help lists them." });
  });
});
