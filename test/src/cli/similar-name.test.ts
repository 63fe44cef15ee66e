import assert from "node:assert/strict";
import { similarName } from "../../../src/cli/similar-name.ts";

describe("similarName", () => {
  const names = ["invite", "list", "history", "Get-AzureADUser"];
  for (const [typed, name] of [
    ["invte", "invite"],
    ["INVITES", "invite"],
    ["lits", undefined],
    ["lst", "list"],
    ["hsitory", "history"],
    ["Get-AzureUser", "Get-AzureADUser"],
    ["frobnicate", undefined],
    ["", undefined],
  ] as const) {
    it(`${name === undefined ? "finds nothing" : `finds ${name}`} for “${typed}”`, () => assert.equal(similarName(typed, names), name));
  }
});
