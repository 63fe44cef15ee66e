import assert from "node:assert/strict";
import { Command } from "commander";
import { commonOptionsOf, withCommonOptions } from "../../../src/cli/common-options.ts";
import type { Kind } from "../../../src/cli/common-options.ts";

const longs = (kind: Kind) => withCommonOptions(new Command("x"), kind).options.map(({ long }) => long);
const always = ["--output", "--quiet", "--verbose", "--no-color"];
const signIns = ["--az", "--device-code", "--as-app"];

describe("withCommonOptions", () => {
  it("adds to every command how data is printed and who acts", () => {
    assert.deepEqual(longs({ changes: false }), [...always, ...signIns]);
  });

  it("adds to what changes something a trial and the answer to questions", () => {
    assert.deepEqual(longs({ changes: true }), ["--what-if", "--yes", ...always, ...signIns]);
  });

  it("adds no sign-in to what needs none", () => {
    assert.deepEqual(longs({ changes: false, isLocal: true }), always);
  });
});

describe("commonOptionsOf", () => {
  it("takes nothing for granted", () => {
    const none = { quiet: false, verbose: false, yes: false, whatIf: false, noColor: false, signIn: "browser" };
    assert.deepEqual(commonOptionsOf({}), none);
    assert.deepEqual(commonOptionsOf({ color: true, output: "xml" }), none);
    assert.deepEqual(commonOptionsOf({ color: false, output: "csv", deviceCode: true }), {
      ...none,
      noColor: true,
      output: "csv",
      signIn: "device-code",
    });
  });
});
