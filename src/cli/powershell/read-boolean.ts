import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";

/** A boolean as PowerShell writes it; undefined if it isn't one. */
export function booleanIn(text: string): boolean | undefined {
  if (/^(?:\$?true|1)$/i.test(text)) return true;
  return /^(?:\$?false|0)$/i.test(text) ? false : undefined;
}

/**
 * The value of a boolean parameter.
 * @throws CommandFailure `usage`
 */
export function readBoolean(parameter: string, text: string): boolean {
  const value = booleanIn(text.trim());
  if (value !== undefined) return value;
  if (text.trim() === "") throw withoutValue(parameter);
  throw new CommandFailure("usage", `-${parameter} is true or false, not ${quotedArgument(text)}.`, { fix: "Nothing was sent." });
}

/** A shell that isn't PowerShell turns `$true` and `$false` into nothing, so nobody can know which was meant. */
export function withoutValue(parameter: string): CommandFailure {
  const ways = `-${parameter} true, -${parameter} false, -${parameter} '$true' or -${parameter}:true`;
  return new CommandFailure(
    "usage",
    `-${parameter} has no value, so nothing was sent: outside of PowerShell, $true and $false are nothing.`,
    {
      fix: `Write ${ways}.`,
    },
  );
}
