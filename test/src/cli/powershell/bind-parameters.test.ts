import assert from "node:assert/strict";
import fc from "fast-check";
import { bindParameters } from "../../../../src/cli/powershell/bind-parameters.ts";
import type { CmdletTable } from "../../../../src/cli/powershell/parameter.ts";

const table: CmdletTable = {
  name: "Get-Thing",
  ours: "thing",
  parameters: [
    { name: "Filter", kind: "text", ours: "`--filter`" },
    { name: "Send", kind: "boolean", ours: "`--send`" },
    { name: "SearchString", aliases: ["Find"], kind: "text", ours: "`--search`" },
    { name: "Now", kind: "switch", ours: "`--now`" },
    { name: "Property", kind: "names", isPositional: true, ours: "`--property`" },
    { name: "Count", kind: "text", ours: "nothing is counted", effect: "ignored" },
    { name: "Reset", kind: "switch", ours: "invite again", effect: "refused" },
  ],
};
const bind = (...args: readonly string[]) => bindParameters(table, args);
const texts = (...args: readonly string[]) => {
  const bound = bind(...args);
  return bound.given.map((name) => [name, bound.text(name) ?? bound.flag(name) ?? bound.names(name)]);
};

describe("PowerShell's parameters", () => {
  for (const [args, bound] of [
    [[], []],
    [["-Filter", "a b"], [["Filter", "a b"]]],
    [["-FILTER:a:b"], [["Filter", "a:b"]]],
    [["-Filter:", "a"], [["Filter", "a"]]],
    [["-Filt", "a"], [["Filter", "a"]]],
    [["-Find", "a"], [["SearchString", "a"]]],
    [["\u2013Filter", "-1"], [["Filter", "-1"]]],
    [["-Filter:-x"], [["Filter", "-x"]]],
    [["-Now"], [["Now", true]]],
    [
      ["-Now:$false", "-Send", "$TRUE"],
      [
        ["Now", false],
        ["Send", true],
      ],
    ],
    [
      ["-Send:0", "-Now:1"],
      [
        ["Send", false],
        ["Now", true],
      ],
    ],
    [
      ["-Property", "a,", "b", ",c", "-Now"],
      [
        ["Property", ["a", "b", "c"]],
        ["Now", true],
      ],
    ],
    [
      ["a,b", "-Now"],
      [
        ["Property", ["a", "b"]],
        ["Now", true],
      ],
    ],
    [
      ["-Now", "a, b,"],
      [
        ["Now", true],
        ["Property", ["a", "b"]],
      ],
    ],
    [["-Property:a,", "b"], [["Property", ["a", "b"]]]],
  ] as const) {
    it(args.join(" ") || "may be missing", () => assert.deepEqual(texts(...args), bound));
  }

  for (const [args, message] of [
    [["-Send"], "-Send has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Send", "-Now"], "-Send has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Send", ""], "-Send has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Send:"], "-Send has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Send:", "true"], "-Send has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Now:"], "-Now has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing."],
    [["-Send", "yes"], "-Send is true or false, not “yes”."],
    [["-Filter"], "-Filter has no value."],
    [["-Filter", ""], "-Filter has no value."],
    [["-Filter", "-Now"], "-Filter has no value."],
    [["-S", "a"], "-S can mean -Send or -SearchString."],
    [["-Fliter", "a"], "Get-Thing has no parameter “-Fliter”."],
    [["-Filter", "a", "-filter", "b"], "-Filter is given twice."],
    [["a", "-Now", "true"], "Get-Thing can't use “true”: no parameter is before it."],
    [["-Reset"], "-Reset isn't supported here: invite again."],
  ] as const) {
    it(`${args.join(" ")}: ${message}`, () => assert.throws(() => bind(...args), { exit: "usage", message }));
  }

  it("say how a boolean is written", () => {
    assert.throws(() => bind("-Send"), { fix: "Write -Send true, -Send false, -Send '$true' or -Send:true." });
    assert.throws(() => bind("a", "-Now", "false"), { fix: "-Now is a switch: write -Now:false." });
    assert.throws(() => bind("-Fliter", "a"), { fix: "Did you mean -Filter? guestlist Get-Thing --help lists them." });
  });

  it("are ignored where nothing depends on them", () => {
    assert.deepEqual(
      bind("-Count", "c", "-ErrorAction", "Stop", "-Verbose").ignored.map(({ name }) => name),
      ["Count", "ErrorAction", "Verbose"],
    );
  });

  it("are read or refused with a sentence, whatever they are", () => {
    const piece = fc.oneof(
      fc.constantFrom("-Send", "-Now", "-Property", "-Filter", ",", "$true", "", "-", "--", "-:", "-Now:"),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece), (args) => {
        try {
          bind(...args);
        } catch (error) {
          assert.equal(error instanceof Error && error.name, "CommandFailure");
        }
      }),
    );
  });
});
