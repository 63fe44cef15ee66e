import assert from "node:assert/strict";
import { bindParameters } from "../../../../src/cli/powershell/bind-parameters.ts";
import { sayIgnored } from "../../../../src/cli/powershell/say-ignored.ts";

describe("sayIgnored", () => {
  it("says each parameter that changes nothing, and why; nothing of the others", () => {
    const said: string[] = [];
    const table = { name: "Get-Thing", ours: "", parameters: [{ name: "Top", kind: "text", ours: "" }] } as const;
    sayIgnored({ say: (text) => void said.push(text) }, bindParameters(table, ["-Verbose", "-Top", "3", "-ErrorAction", "Stop"]));
    assert.deepEqual(said, [
      "-Verbose changes nothing here: write --verbose instead.",
      "-ErrorAction changes nothing here: the exit code tells what happened.",
    ]);
  });
});
