import type { Shell } from "../shell.ts";
import type { BoundParameters } from "./bind-parameters.ts";

/** Says which parameters change nothing here, and why. */
export function sayIgnored({ say }: Pick<Shell, "say">, { ignored }: BoundParameters): void {
  for (const { name, ours } of ignored) say(`-${name} changes nothing here: ${ours.replaceAll("`", "")}.`);
}
