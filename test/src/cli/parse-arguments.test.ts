import assert from "node:assert/strict";
import type { CliCommand } from "../../../src/cli/command.ts";
import { parseArguments, parserOf } from "../../../src/cli/parse-arguments.ts";

const define: CliCommand["define"] = (command) =>
  command.argument("<email>", "the partner").option("--reason <text>", "why").option("-f, --force", "now");
const parse = (...args: readonly string[]) =>
  parseArguments(parserOf({ name: "revoke", summary: "take it back", changes: true, load }, { define }), args);
const load = async () => Promise.reject(new Error("not loaded"));

const common = { quiet: false, verbose: false, yes: false, whatIf: false, noColor: false, signIn: "browser" };

describe("parseArguments", () => {
  it("reads arguments, a command's options and the common ones", () => {
    const parsed = parse(
      "dana@fabrikam.com",
      "--reason=--yes",
      "-f",
      "--output",
      "csv",
      "--what-if",
      "-y",
      "--quiet",
      "--verbose",
      "--no-color",
      "--az",
    );
    assert.ok(parsed.kind === "run");
    assert.deepEqual([parsed.args, parsed.options["reason"], parsed.options["force"]], [["dana@fabrikam.com"], "--yes", true]);
    assert.deepEqual(parsed.common, {
      output: "csv",
      quiet: true,
      verbose: true,
      yes: true,
      whatIf: true,
      noColor: true,
      signIn: "azure-cli",
    });
  });

  it("signs in by browser unless told otherwise, in one way only", () => {
    for (const [args, signIn] of [
      [[], "browser"],
      [["--az"], "azure-cli"],
      [["--device-code"], "device-code"],
      [["--as-app"], "app"],
    ] as const) {
      const parsed = parse("dana", ...args);
      assert.deepEqual(parsed.kind === "run" && parsed.common, { ...common, signIn });
    }
    assert.throws(() => parse("dana", "--az", "--as-app"), { exit: "usage", message: /--az.* cannot be used with .*--as-app/ });
  });

  it("keeps odd values as they are", () => {
    const parsed = parse("--", "-f");
    assert.deepEqual(parsed.kind === "run" && parsed.args, ["-f"]);
    const empty = parse("", "--reason", "");
    assert.deepEqual(empty.kind === "run" && [empty.args, empty.options["reason"]], [[""], ""]);
  });

  it("doesn't take an option for the value of another", () => {
    for (const next of ["--yes", "-f", "--output"]) {
      assert.throws(() => parse("dana", "--reason", next), { exit: "usage", message: `--reason has no value, but ${next} after it.` });
    }
    const parsed = parse("dana", "--reason", "-5 %");
    assert.deepEqual(parsed.kind === "run" && parsed.options["reason"], "-5 %");
  });

  it("gives help with a sentence about the command", () => {
    const parsed = parse("--help");
    assert.ok(parsed.kind === "help");
    assert.match(parsed.text, /^Usage: guestlist revoke \[options\] <email>\n\nTake it back\.\n/);
    assert.match(parsed.text, /--what-if[^]*--yes/);
  });

  it("cuts a long mistake", () => {
    assert.throws(
      () => parse(`--${"x".repeat(10_000)}`),
      (error: unknown) => error instanceof Error && error.message.length < 210,
    );
  });
});
