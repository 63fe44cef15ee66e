import type { Command } from "commander";
import type { Exit } from "./exit.ts";
import type { Shell } from "./shell.ts";

/** A command of `guestlist`. Its file is loaded only when it is called. */
export interface CliCommand {
  /** Adds arguments, options and examples to commander's command; the options that every command has are added afterwards. */
  readonly define: (command: Command) => Command;
  /**
   * `args` are the positional arguments, `options` as commander read them. Expected ends are returned; others are thrown as CommandFailure
   * or GuestlistError.
   */
  readonly run: (shell: Shell, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<Exit>;
}

/** A row of the table of commands: enough for `--help`. */
export interface ListedCommand {
  readonly name: string;
  /** One sentence without a full stop, for the list of commands. */
  readonly summary: string;
  /** Whether it changes something: then it has `--what-if` and `--yes`. */
  readonly changes: boolean;
  /** It neither signs in nor asks the tenant, so it has no options for that. */
  readonly isLocal?: true;
  readonly load: () => Promise<CliCommand>;
}
