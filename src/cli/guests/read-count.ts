import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../quoted-argument.ts";

const largest = 10_000_000;

/**
 * A whole number from 1 on that an option was given.
 * @throws CommandFailure `usage`
 */
export function readCount(typed: string, option: string, most = largest): number {
  const count = /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : 0;
  if (count >= 1 && count <= most) return count;
  throw new CommandFailure("usage", `${option} needs a number from 1 to ${most}, not ${quotedArgument(typed)}.`);
}
