import type { ListedCommand } from "./command.ts";
import { CommandFailure } from "./command-failure.ts";
import { commands } from "./commands/index.ts";
import type { World } from "./create-shell.ts";
import { exitCodes } from "./exit.ts";
import type { Exit } from "./exit.ts";
import { generalHelp } from "./general-help.ts";
import { interrupted } from "./interrupted.ts";
import { outletOf, ReaderGone } from "./output/outlet.ts";
import type { Outlet } from "./output/outlet.ts";
import { cmdlets, findCmdlet } from "./powershell/index.ts";
import { readCommandName } from "./read-command-name.ts";

/** Runs `guestlist <args>` and returns its exit code. */
export async function runGuestlist(args: readonly string[], world: World): Promise<number> {
  const outlet = outletOf(world.stdout);
  outletOf(world.stderr); // without it, a reader of stderr that goes away would end the process
  try {
    const exit = await runCommand(args, world, outlet);
    if (world.stop.aborted) throw interrupted();
    return exitCodes[exit];
  } catch (error) {
    if (error instanceof ReaderGone) return exitCodes.done; // as other programs before `head`: it has seen what it wanted
    return exitCodes[await tell(error, args, world)];
  }
}

async function runCommand(args: readonly string[], world: World, outlet: Outlet): Promise<Exit> {
  const called = readCommandName(args);
  switch (called.kind) {
    case "help":
      await outlet.write(generalHelp(commands, cmdlets));
      return "done";
    case "version":
      await outlet.write(`${(await world.version?.()) ?? "unknown"}\n`);
      return "done";
    case "nameless":
      throw new CommandFailure("usage", `Say which command ${called.option} is for.`, { fix: "guestlist --help lists all." });
    case "command":
      return runNamed(called, world, outlet);
  }
}

async function runNamed({ name, args }: { name: string; args: readonly string[] }, world: World, outlet: Outlet): Promise<Exit> {
  const listed = commands.find((one) => one.name === name.toLowerCase());
  if (listed) return runListed(listed, args, world, outlet);
  const cmdlet = findCmdlet(name);
  if (!cmdlet) throw await unknownCommand(name);
  const { runCmdlet } = await import("./run-cmdlet.ts");
  return runCmdlet(cmdlet, args, world, outlet);
}

async function runListed(listed: ListedCommand, args: readonly string[], world: World, outlet: Outlet): Promise<Exit> {
  const [{ parseArguments, parserOf }, { createShell }, command] = await Promise.all([
    import("./parse-arguments.ts"),
    import("./create-shell.ts"),
    listed.load(),
  ]);
  const parsed = parseArguments(parserOf(listed, command), args, { columns: world.stdout.isTTY ? world.stdout.columns : undefined });
  if (parsed.kind === "help") {
    await outlet.write(parsed.text);
    return "done";
  }
  const { shell, close } = createShell(world, outlet, parsed.common);
  try {
    return await command.run(shell, parsed.args, parsed.options);
  } finally {
    await close();
  }
}

async function unknownCommand(name: string): Promise<CommandFailure> {
  const [{ similarName }, { quotedArgument }] = await Promise.all([import("./similar-name.ts"), import("./arguments/quoted-argument.ts")]);
  const meant = similarName(
    name,
    [...commands, ...cmdlets].map((one) => one.name),
  );
  const fix = `${meant === undefined ? "" : `Did you mean ${meant}? `}guestlist --help lists all.`;
  return new CommandFailure("usage", `There is no command ${quotedArgument(name)}.`, { fix });
}

async function tell(error: unknown, args: readonly string[], { stderr, stop }: World): Promise<Exit> {
  const { tellFailure } = await import("./tell-failure.ts");
  const { exit, lines } = tellFailure(error, { verbose: args.includes("--verbose"), isStopped: stop.aborted });
  stderr.write(`${lines.join("\n")}\n`);
  return exit;
}
