import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "./quoted-argument.ts";

/** Ends a command because of a value: e.g. `--older-than takes an age like 14d, 12h or 2w, not “soon”.` */
export function notTaken(option: string, takes: string, typed: string): CommandFailure {
  return new CommandFailure("usage", `${option} takes ${takes}, not ${quotedArgument(typed)}.`);
}
