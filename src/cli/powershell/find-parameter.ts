import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import { similarName } from "../similar-name.ts";
import { commonParameters } from "./common-parameters.ts";
import type { CmdletTable, Parameter } from "./parameter.ts";

/**
 * The parameter with this name, alias, or beginning of one, as PowerShell finds it.
 * @throws CommandFailure `usage`
 */
export function findParameter({ name, parameters }: CmdletTable, typed: string): Parameter {
  const all = [...parameters, ...commonParameters];
  const wanted = typed.toLowerCase();
  const exact = all.find((one) => namesOf(one).includes(wanted));
  if (exact) return exact;
  const [found, ...more] = all.filter((one) => namesOf(one).some((each) => each.startsWith(wanted)));
  if (found && more.length === 0) return found;
  if (found)
    throw new CommandFailure("usage", `-${typed} can mean ${[found, ...more].map((one) => `-${one.name}`).join(" or ")}.`, {
      fix: "Write more of it.",
    });
  const meant = similarName(
    typed,
    all.map((one) => one.name),
  );
  throw new CommandFailure("usage", `${name} has no parameter ${quotedArgument(`-${typed}`)}.`, {
    fix: `${meant === undefined ? "" : `Did you mean -${meant}? `}guestlist ${name} --help lists them.`,
  });
}

function namesOf({ name, aliases = [] }: Parameter): readonly string[] {
  return [name, ...aliases].map((one) => one.toLowerCase());
}
