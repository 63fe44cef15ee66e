import { isGuestlistError } from "../errors.ts";
import { CommandFailure } from "./command-failure.ts";
import { commands } from "./commands/index.ts";
import type { ListedCommand } from "./command.ts";
import { createShell } from "./create-shell.ts";
import type { World } from "./create-shell.ts";
import { exitCodes } from "./exit.ts";
import type { Exit } from "./exit.ts";
import type { CommonOptions } from "./shell.ts";

/** Runs `guestlist <args>` and returns its exit code. */
export async function runGuestlist(args: readonly string[], world: World): Promise<number> {
  try {
    return exitCodes[await runCommand(args, world)];
  } catch (error) {
    return exitCodes[tellFailure(error, world)];
  }
}

async function runCommand(args: readonly string[], world: World): Promise<Exit> {
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") return tellHelp(world);
  const listed = commands.find((one) => one.name === name.toLowerCase());
  if (!listed) throw new CommandFailure("usage", `There is no command “${name}”.`, { fix: "guestlist --help lists all." });
  return runListed(listed, rest, world);
}

async function runListed(listed: ListedCommand, args: readonly string[], world: World): Promise<Exit> {
  const [{ Command }, command] = await Promise.all([import("commander"), listed.load()]);
  const parser = command.define(withCommonOptions(new Command(listed.name).description(listed.summary), listed.changes));
  parser.exitOverride();
  parser.parse([...args], { from: "user" });
  const options = parser.opts();
  const { shell, close } = createShell(world, commonOptions(options));
  try {
    return await command.run(shell, parser.args, options);
  } finally {
    await close();
  }
}

type Parser = InstanceType<typeof import("commander").Command>;

function withCommonOptions(parser: Parser, changes: boolean): Parser {
  parser
    .option("-o, --output <format>", "table, list, json, jsonl or csv")
    .option("--quiet", "only data and errors")
    .option("--verbose", "the causes of errors, too")
    .option("--az", "sign in with the Azure CLI's account")
    .option("--device-code", "sign in with a code on another device")
    .option("--as-app", "act as the app, with its own credentials");
  if (changes) parser.option("--what-if", "say what would be done, and do nothing").option("-y, --yes", "answer questions with yes");
  return parser;
}

function commonOptions(options: Readonly<Record<string, unknown>>): CommonOptions {
  const signIn = options["asApp"] ? "app" : options["az"] ? "azure-cli" : options["deviceCode"] ? "device-code" : "browser";
  return {
    ...(options["output"] !== undefined && { output: options["output"] as NonNullable<CommonOptions["output"]> }),
    quiet: options["quiet"] === true,
    verbose: options["verbose"] === true,
    yes: options["yes"] === true,
    whatIf: options["whatIf"] === true,
    signIn,
  };
}

function tellHelp({ stdout }: World): Exit {
  stdout.write(`Usage: guestlist <command>\n\n${commands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join("\n")}\n`);
  return "done";
}

function tellFailure(error: unknown, { stderr }: World): Exit {
  if (error instanceof CommandFailure) {
    stderr.write(`${error.message}${error.fix === undefined ? "" : ` ${error.fix}`}\n`);
    return error.exit;
  }
  stderr.write(`${isGuestlistError(error) ? error.message : String(error)}\n`);
  return "failed";
}
