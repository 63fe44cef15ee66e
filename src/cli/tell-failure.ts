import { isGuestlistError } from "../errors.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Exit } from "./exit.ts";
import { failureCauses } from "./failure-causes.ts";
import { guestlistFailure } from "./guestlist-failure.ts";
import { interrupted } from "./interrupted.ts";
import { plain } from "./output.ts";

interface Told {
  readonly exit: Exit;
  /** Lines for stderr. */
  readonly lines: readonly string[];
}

/** How a failure ends the command: an exit code, what happened and what to do; its causes only where they were asked for. */
export function tellFailure(error: unknown, { verbose, isStopped }: { verbose: boolean; isStopped: boolean }): Told {
  const failure = failureOf(error, isStopped);
  const words = failure.fix === undefined ? failure.message : `${failure.message} ${failure.fix}`;
  return { exit: failure.exit, lines: [...words.split(/\r?\n/).map(plain), ...(verbose ? failureCauses(error) : [])] };
}

function failureOf(error: unknown, isStopped: boolean): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (isStopped) return interrupted(error);
  if (isGuestlistError(error)) return guestlistFailure(error);
  const name = error instanceof Error ? codeOf(error) : typeof error;
  return new CommandFailure("failed", `Something unexpected happened (${name}).`, { cause: error, fix: "--verbose shows more." });
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
