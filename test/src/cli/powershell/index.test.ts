import assert from "node:assert/strict";
import { cmdlets, findCmdlet } from "../../../../src/cli/powershell/index.ts";
import { cmdletTables } from "../../../../src/cli/powershell/tables.ts";
import { commands } from "../../../../src/cli/commands/index.ts";

describe("the old names", () => {
  it("are found in any case, and by PowerShell's short names", () => {
    for (const [typed, name] of [
      ["GET-azureaduser", "Get-AzureADUser"],
      ["fl", "Format-List"],
      ["FT", "Format-Table"],
      ["Get-AzureADUsers", undefined],
    ] as const) {
      assert.equal(findCmdlet(typed)?.name, name);
    }
  });

  it("all have a table of their parameters, for the help and the documentation", async () => {
    assert.deepEqual(
      cmdletTables.map(({ name }) => name),
      cmdlets.map(({ name }) => name),
    );
    for (const { load, name } of cmdlets) {
      const { help } = await load();
      for (const parameter of cmdletTables.find((table) => table.name === name)?.parameters ?? [])
        assert.ok(help.includes(`  -${parameter.name}`));
    }
  });

  it("name no parameter or alias twice", () => {
    for (const { parameters } of cmdletTables) {
      const names = parameters.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map((name) => name.toLowerCase());
      assert.deepEqual(names, [...new Set(names)]);
    }
  });

  it("stand for options that guests has", async () => {
    const { Command } = await import("commander");
    const guests = await commands.find(({ name }) => name === "guests")?.load();
    const options = guests?.define(new Command()).options.map(({ long }) => long);
    for (const { ours, parameters } of cmdletTables) {
      if (ours !== "guests") continue;
      const named = parameters.flatMap((parameter) => parameter.ours.match(/--[a-z-]+/g) ?? []);
      assert.deepEqual(
        named.filter((name) => !options?.includes(name)),
        [],
      );
    }
  });
});
