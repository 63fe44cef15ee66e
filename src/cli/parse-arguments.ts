import { Command, CommanderError } from "commander";
import type { Option } from "commander";
import type { CliCommand, ListedCommand } from "./command.ts";
import { CommandFailure } from "./command-failure.ts";
import { commonOptionsOf, withCommonOptions } from "./common-options.ts";
import { plain } from "./output.ts";
import { cutCells } from "./output/cell-width.ts";
import type { CommonOptions } from "./shell.ts";

/** The arguments of a command, or its help if that was asked for. */
export type Parsed =
  | { readonly kind: "help"; readonly text: string }
  | {
      readonly kind: "run";
      readonly args: readonly string[];
      readonly options: Readonly<Record<string, unknown>>;
      readonly common: CommonOptions;
    };

/** Commander's definition of a command, with the options that every command has. */
export function parserOf({ name, summary, ...kind }: ListedCommand, { define }: Pick<CliCommand, "define">): Command {
  const command = new Command(`guestlist ${name}`).description(`${capitalized(summary)}.`).showSuggestionAfterError();
  return withCommonOptions(define(command), kind);
}

/**
 * Reads the arguments after a command's name.
 * @throws CommandFailure `usage`
 */
export function parseArguments(
  parser: Command,
  args: readonly string[],
  { columns = 80 }: { readonly columns?: number | undefined } = {},
): Parsed {
  let text = "";
  parser
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (piece) => void (text += piece),
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.max(40, Math.min(columns, 100)),
    });
  refuseSwallowedOptions(parser, args);
  try {
    parser.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return { kind: "help", text };
    throw usage(parser, sentence(error.message), error);
  }
  const options = parser.opts();
  return { kind: "run", args: parser.args, options, common: commonOptionsOf(options) };
}

/** An option that needs a value takes what follows, even another option: `--reason --yes` would answer all questions with no. */
function refuseSwallowedOptions(parser: Command, args: readonly string[]): void {
  const end = args.indexOf("--");
  const typed = end === -1 ? args : args.slice(0, end);
  const named = (arg: string | undefined) => parser.options.find(({ long, short }) => arg !== undefined && (arg === long || arg === short));
  for (const [index, arg] of typed.entries()) {
    const [option, next] = [named(arg), typed[index + 1]];
    if (!needsValue(option) || next === undefined || !named(next)) continue;
    throw usage(parser, `${arg} has no value, but ${next} after it.`, undefined, `If that is the value, write ${arg}=${next}.`);
  }
}

const needsValue = (option: Option | undefined) => option?.required === true;

function usage(parser: Command, problem: string, cause?: unknown, advice = ""): CommandFailure {
  return new CommandFailure("usage", problem, { cause, fix: `${advice} ${parser.name()} --help shows what there is.`.trim() });
}

/** Longer than any sentence of commander's about what a person types. */
const longest = 200;

/** Commander's message as a sentence of ours. */
function sentence(message: string): string {
  const text = cutCells(plain(message.replace(/^error: /, "").replace(/\n\((.*)\)$/, ". $1")), longest);
  return `${capitalized(text)}${/[.?…]$/.test(text) ? "" : "."}`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
