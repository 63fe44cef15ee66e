import type { CommandLine } from "../command-line.ts";
import type { DirectoryDoor } from "../directory-door.ts";
import type { OutputFormat, Printed } from "./output/printed.ts";

/** The options that every command has. */
export interface CommonOptions {
  readonly output?: OutputFormat;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Answers every question with yes. */
  readonly yes: boolean;
  /** Says what would be done, and does nothing. */
  readonly whatIf: boolean;
  readonly noColor?: boolean;
  readonly signIn: "browser" | "azure-cli" | "device-code" | "app";
}

/** A question before something is changed. */
export interface Question {
  /** E.g. "Revoke the invitation of dana@fabrikam.com?" */
  readonly text: string;
  /** What the admin must type instead of y: for what can't be undone. */
  readonly typed?: string;
}

/**
 * What a command has of the world: its terminal, and the doors to the tenant and the store, which are opened when it asks for them and
 * closed when it ends. Data goes to stdout, everything else to stderr.
 */
export interface Shell {
  readonly common: CommonOptions;
  /** The settings that were found: of the shell, `.env`, or the sandbox that `npm start` runs. */
  environment(): Promise<Readonly<Record<string, string | undefined>>>;
  /** Aborted by Ctrl+C. */
  readonly stop: AbortSignal;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Prints data in the format that was asked for. */
  print(printed: Printed): Promise<void>;
  /** Prints text on stdout as it is: a script, or sentences that are the result. */
  write(text: string): Promise<void>;
  /** What is wrong, on stderr; also with `--quiet`. */
  complain(sentences: string): void;
  /** A sentence on stderr; nothing with `--quiet`. */
  say(sentence: string): void;
  /** Replaces the progress line on a terminal; off it, a new line now and then. */
  progress(line: string): void;
  /**
   * True with `--yes`, or if the admin says so.
   * @throws CommandFailure `usage` when there is no terminal to ask on.
   */
  confirm(question: Question): Promise<boolean>;
  /** Signs in, if needed, and opens the store beside the bot. */
  commandLine(): Promise<CommandLine>;
  /** Signs in, if needed; opens no store. */
  directory(): Promise<DirectoryDoor>;
}
