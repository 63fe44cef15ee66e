import { Command } from "commander";
import { withCommonOptions } from "./common-options.ts";
import { createShell } from "./create-shell.ts";
import type { World } from "./create-shell.ts";
import type { Exit } from "./exit.ts";
import type { Outlet } from "./output/outlet.ts";
import { parseArguments } from "./parse-arguments.ts";
import type { ListedCmdlet } from "./powershell/cmdlet.ts";

/** Runs a cmdlet's old name: it reads its own parameters; our options with two dashes are read here. */
export async function runCmdlet(
  { name, summary, load }: ListedCmdlet,
  args: readonly string[],
  world: World,
  outlet: Outlet,
): Promise<Exit> {
  const cmdlet = await load();
  const parser = withCommonOptions(new Command(`guestlist ${name}`).description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`), {
    changes: true,
  });
  const { ours, theirs } = splitArguments(parser, args);
  const parsed = parseArguments(parser.usage("[parameters] [options]").addHelpText("after", `\n${cmdlet.help}`), ours);
  if (parsed.kind === "help") {
    await outlet.write(parsed.text);
    return "done";
  }
  const { shell, close } = createShell(world, outlet, parsed.common);
  try {
    return await cmdlet.run(shell, theirs);
  } finally {
    await close();
  }
}

interface Split {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Our options begin with two dashes, PowerShell's parameters with one. */
function splitArguments(parser: Command, args: readonly string[]): Split {
  const [ours, theirs]: [string[], string[]] = [[], []];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    const option = parser.options.find(({ long }) => long === arg.replace(/=.*$/s, ""));
    if (option || arg === "--help") ours.push(arg);
    else theirs.push(arg);
    const value = args[index + 1];
    if (option?.required && !arg.includes("=") && value !== undefined) {
      ours.push(value);
      index += 1;
    }
  }
  return { ours, theirs };
}
