import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { commands } from "../../../../src/cli/commands/index.ts";
import { parserOf } from "../../../../src/cli/parse-arguments.ts";
import { cmdlets } from "../../../../src/cli/powershell/index.ts";
import { runShell } from "../a-shell.ts";

const scriptFor = async (name: string) => (await runShell(["completion", name])).stdout;

/** What bash offers for the last of these words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const typed = words.map((word) => `'${word}'`).join(" ");
  const ask = `COMP_WORDS=(guestlist ${typed}); COMP_CWORD=${words.length}; _guestlist; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", `${await scriptFor("bash")}\n${ask}`], { encoding: "utf8" })
    .split("\n")
    .filter((word) => word !== "");
}

/** The long options of every command. */
async function options(): Promise<readonly (readonly [command: string, options: readonly string[]])[]> {
  return Promise.all(
    commands.map(async (listed) => {
      const parser = parserOf(listed, await listed.load());
      return [listed.name, [...parser.options.flatMap(({ long }) => long ?? []), "--help"]] as const;
    }),
  );
}

describe("guestlist completion", () => {
  it("offers in bash every command, every option and every choice", async () => {
    assert.deepEqual(
      await offered(""),
      [...commands, ...cmdlets].map(({ name }) => name),
    );
    assert.deepEqual(await offered("comp"), ["completion"]);
    for (const [name, own] of await options()) assert.deepEqual(await offered(name, "--"), own, name);
    assert.deepEqual(await offered("policy", "--output", "js"), ["json", "jsonl"]);
    assert.deepEqual(await offered("--quiet", "completion", ""), [
      "bash",
      "zsh",
      "fish",
      "pwsh",
      ...((await options()).find(([name]) => name === "completion")?.[1] ?? []),
    ]);
    assert.deepEqual(await offered("policy", "--file", ""), []);
  });

  it("writes bash that bash understands", async () => {
    execFileSync("bash", ["-n"], { input: await scriptFor("bash") });
  });

  for (const [shell, optionOf] of [
    ["zsh", (long: string) => `'${long}:`],
    ["fish", (long: string) => ` -l ${long.slice(2)} `],
    ["pwsh", (long: string) => `'${long}'`],
  ] as const) {
    it(`offers all of them in ${shell}, too`, async () => {
      const lines = (await scriptFor(shell)).split("\n");
      for (const [name, own] of await options()) {
        const of = lines.filter((line) => new RegExp(`(?:^ +'?${name}[:']|from ${name}')`).test(line)).join("\n");
        for (const long of own) assert.ok(of.includes(optionOf(long)), `${name} ${long}`);
      }
      for (const { name } of [...commands, ...cmdlets])
        assert.ok(
          lines.some((line) => line.includes(`'${name}`)),
          name,
        );
    });
  }
});
