import { CommandFailure } from "./command-failure.ts";

/** The end of a command that the admin stopped with Ctrl+C. */
export function interrupted(cause?: unknown): CommandFailure {
  return new CommandFailure("interrupted", "Stopped.", { cause });
}
