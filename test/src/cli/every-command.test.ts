import assert from "node:assert/strict";
import { commands } from "../../../src/cli/commands/index.ts";
import { parserOf } from "../../../src/cli/parse-arguments.ts";
import { cmdlets } from "../../../src/cli/powershell/index.ts";
import { runShell } from "./a-shell.ts";
import { steering } from "./output/printed-text.ts";

/** What no command takes for a value. */
const hostile = "\u001b[2J\u202e'; --";

describe("every command", () => {
  for (const { name } of [...commands, ...cmdlets]) {
    it(`${name} has help with an example, in 80 columns`, async () => {
      const { code, stdout, stderr } = await runShell([name, "--help"]);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.match(stdout, /^Usage: guestlist [^]*Examples?:\n {2}(?:guestlist|eval) /m);
      for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
    });

    it(`${name} refuses an option that it doesn't have, and a format that there isn't`, async () => {
      for (const wrong of [["--frobnicate"], ["-Frobnicate"], ["--output", "xml"]]) {
        const { code, stdout, stderr } = await runShell([name, ...wrong]);
        assert.deepEqual([code, stdout], [2, ""], stderr);
      }
    });
  }

  for (const listed of commands) {
    it(`${listed.name} refuses a hostile argument before anybody signs in, and repeats it without what steers a terminal`, async () => {
      const { options } = parserOf(listed, await listed.load());
      const choosy = options.flatMap(({ long, required }) => (required && long && read.has(long) ? [long] : []));
      for (const option of ["--output", ...choosy]) {
        const { code, stdout, stderr } = await runShell([listed.name, ...given(listed.name), `${option}=${hostile}`]);
        assert.deepEqual([code, stdout], [2, ""], `${option}: ${stderr}`);
        assert.doesNotMatch(stderr, steering);
      }
    });
  }
});

/** The options whose values are read by the command itself, not by Microsoft or the policy. */
const read = new Set(["--state", "--domain", "--since", "--until", "--older-than", "--top", "--what", "--property"]);

/** What a command needs beside the option. */
function given(name: string): readonly string[] {
  if (name === "import") return ["--state", "pending"];
  return name === "completion" ? ["bash"] : [];
}
