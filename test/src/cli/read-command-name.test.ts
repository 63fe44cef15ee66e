import assert from "node:assert/strict";
import { readCommandName } from "../../../src/cli/read-command-name.ts";

describe("readCommandName", () => {
  it("moves the options before the name behind it", () => {
    const called = { kind: "command", name: "list", args: ["--output", "json", "-o", "csv", "--quiet", "more"] };
    assert.deepEqual(readCommandName(["--output", "json", "-o", "csv", "--quiet", "list", "more"]), called);
    assert.deepEqual(readCommandName(["--output=json", "list"]), { kind: "command", name: "list", args: ["--output=json"] });
  });

  it("takes help before a name for the help of that command", () => {
    assert.deepEqual(readCommandName(["help", "list"]), { kind: "command", name: "list", args: ["--help"] });
    assert.deepEqual(readCommandName(["help", "--quiet"]), { kind: "help" });
    assert.deepEqual(readCommandName(["--help", "list"]), { kind: "command", name: "list", args: ["--help"] });
  });

  it("finds no name among options alone", () => {
    assert.deepEqual(readCommandName(["-o", "json"]), { kind: "nameless", option: "-o" });
    assert.deepEqual(readCommandName(["--quiet", "-V"]), { kind: "version" });
  });

  it("leaves the options of a command to it", () => {
    assert.deepEqual(readCommandName(["list", "--version"]), { kind: "command", name: "list", args: ["--version"] });
  });
});
