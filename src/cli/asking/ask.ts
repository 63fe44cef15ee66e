import { CommandFailure } from "../command-failure.ts";
import { interrupted } from "../interrupted.ts";
import { plain } from "../output.ts";
import type { Out } from "../output/outlet.ts";
import type { Question, Shell } from "../shell.ts";

interface Terminal {
  readonly stdin: Shell["stdin"];
  readonly stderr: Out;
  readonly stop: AbortSignal;
}

/**
 * Asks on the terminal. Ctrl+D is no.
 * @throws CommandFailure `usage` without a terminal, `interrupted` after Ctrl+C.
 */
export async function ask({ stdin, stderr, stop }: Terminal, { text, typed }: Question): Promise<boolean> {
  const asked = plain(text);
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new CommandFailure("usage", `${asked} There is no terminal to ask on, so nothing was done.`, { fix: "--yes answers with yes." });
  }
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: stdin, output: stderr });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const giveUp = () => reject(interrupted());
  stop.addEventListener("abort", giveUp);
  lines.once("SIGINT", giveUp).once("close", () => resolve(""));
  lines.question(typed === undefined ? `${asked} [y/N] ` : `${asked} Type ${plain(typed)} to go on: `, resolve);
  try {
    const answer = (await promise).trim();
    return typed === undefined ? /^y(?:es)?$/i.test(answer) : answer === typed;
  } finally {
    stop.removeEventListener("abort", giveUp);
    lines.close();
  }
}
