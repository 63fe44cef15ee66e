import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";

/**
 * Names of properties; `*` stands for any letters. PowerShell's own expressions can't be.
 * @throws CommandFailure `usage`
 */
export function readNameList(names: readonly string[]): readonly string[] {
  for (const name of names) {
    if (!/^[\p{L}_*][\p{L}\p{N}_.*-]{0,99}$/u.test(name)) {
      throw new CommandFailure("usage", `${quotedArgument(name)} isn't the name of a property.`, {
        fix: "For example: -Property DisplayName,UserState.",
      });
    }
  }
  if (names.length > 0) return names;
  throw new CommandFailure("usage", "-Property names nothing.", { fix: "For example: -Property DisplayName,UserState." });
}
