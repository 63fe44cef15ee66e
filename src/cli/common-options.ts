import { Option } from "commander";
import type { Command } from "commander";
import { outputFormats } from "./output/printed.ts";
import type { OutputFormat } from "./output/printed.ts";
import type { CommonOptions } from "./shell.ts";

/** What decides which of the common options a command has. */
export interface Kind {
  readonly changes: boolean;
  readonly isLocal?: true;
}

/** Adds the options that every command has, in a group of their own. */
export function withCommonOptions(command: Command, { changes, isLocal }: Kind): Command {
  command.optionsGroup("Options of every command:");
  if (changes) command.option("--what-if", "say what would be done, and do nothing").option("-y, --yes", "answer questions with yes");
  command
    .addOption(new Option("-o, --output <format>", "how data is printed").choices(outputFormats))
    .option("--quiet", "only data and errors")
    .option("--verbose", "also the causes of errors")
    .option("--no-color", "no colours, as with the variable NO_COLOR");
  if (!isLocal) {
    command
      .addOption(new Option("--az", "act as the account of Azure CLI").conflicts(["deviceCode", "asApp"]))
      .addOption(new Option("--device-code", "sign in with a code in another browser").conflicts(["az", "asApp"]))
      .addOption(new Option("--as-app", "act as the app, with its own credentials").conflicts(["az", "deviceCode"]));
  }
  return command.helpOption("-h, --help", "this help");
}

/** The common options among those that commander has read. */
export function commonOptionsOf(options: Readonly<Record<string, unknown>>): CommonOptions {
  const output = options["output"];
  return {
    ...(isFormat(output) && { output }),
    quiet: options["quiet"] === true,
    verbose: options["verbose"] === true,
    yes: options["yes"] === true,
    whatIf: options["whatIf"] === true,
    noColor: options["color"] === false,
    signIn: options["asApp"] ? "app" : options["az"] ? "azure-cli" : options["deviceCode"] ? "device-code" : "browser",
  };
}

function isFormat(output: unknown): output is OutputFormat {
  return outputFormats.some((format) => format === output);
}
