import { CommandFailure } from "../command-failure.ts";
import type { Question, Shell } from "../shell.ts";

/**
 * Asks before something is done; `--yes` answers. `otherwise`: the sentence after a no, such as "Nothing was sent."
 * @throws CommandFailure `usage` after a no, and when there is no terminal to ask on; `interrupted` after Ctrl+C.
 */
export async function demandYes({ confirm }: Pick<Shell, "confirm">, question: Question, otherwise: string): Promise<void> {
  if (!(await confirm(question))) throw new CommandFailure("usage", otherwise);
}
