import assert from "node:assert/strict";
import { Argument, Command, Option } from "commander";
import { namesOf, offerOf } from "../../../../src/cli/completion/offer.ts";

describe("offerOf", () => {
  it("has the words, options and choices of a command, but nothing hidden", () => {
    const parser = new Command("x")
      .addArgument(new Argument("<what>").choices(["a", "b"]))
      .option("-r, --reason <text>", "why")
      .addOption(new Option("--state <state>", "which").choices(["open"]))
      .addOption(new Option("--secret").hideHelp());
    assert.deepEqual(offerOf({ name: "x", summary: "an example" }, parser), {
      name: "x",
      summary: "an example",
      words: ["a", "b"],
      options: [
        { long: "--reason", short: "-r", description: "why", takesValue: true, choices: [] },
        { long: "--state", description: "which", takesValue: true, choices: ["open"] },
        { long: "--help", short: "-h", description: "this help", takesValue: false, choices: [] },
      ],
    });
  });
});

describe("namesOf", () => {
  it("is the long name and the short one", () => {
    const option = { long: "--help", description: "", takesValue: false, choices: [] };
    assert.deepEqual(namesOf(option), ["--help"]);
    assert.deepEqual(namesOf({ ...option, short: "-h" }), ["--help", "-h"]);
  });
});
