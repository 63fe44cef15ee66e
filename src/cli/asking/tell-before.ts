import type { Shell } from "../shell.ts";

/** Says what the admin must know to answer a question: also with `--quiet`, unless `--yes` answers it. */
export function tellBefore(shell: Pick<Shell, "common" | "complain" | "say">, sentences: readonly string[]): void {
  for (const sentence of sentences) {
    if (shell.common.yes) shell.say(sentence);
    else shell.complain(sentence);
  }
}
