import assert from "node:assert/strict";
import { tellBefore } from "../../../../src/cli/asking/tell-before.ts";

describe("tellBefore", () => {
  it("is read also with --quiet, unless --yes answers", () => {
    for (const [yes, way] of [
      [false, "complain"],
      [true, "say"],
    ] as const) {
      const told: string[] = [];
      const common = { yes, quiet: true, verbose: false, whatIf: false, signIn: "browser" } as const;
      const through = (name: string) => (text: string) => void told.push(`${name}: ${text}`);
      tellBefore({ common, complain: through("complain"), say: through("say") }, ["One.", "Two."]);
      assert.deepEqual(told, [`${way}: One.`, `${way}: Two.`]);
    }
  });
});
