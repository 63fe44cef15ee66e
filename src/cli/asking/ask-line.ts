import { createInterface } from "node:readline";
import { interrupted } from "../interrupted.ts";
import type { Shell } from "../shell.ts";

/**
 * One line that the admin types after a question; empty after Ctrl+D. The terminal itself shows what is typed.
 * @throws CommandFailure `interrupted` after Ctrl+C.
 */
export async function askLine({ stdin, stop, complain }: Pick<Shell, "stdin" | "stop" | "complain">, question: string): Promise<string> {
  complain(question);
  const lines = createInterface({ input: stdin, terminal: false });
  const { promise, resolve } = Promise.withResolvers<string>();
  const end = () => resolve("");
  stop.addEventListener("abort", end);
  lines.once("line", resolve).once("close", end);
  try {
    const line = await promise;
    if (stop.aborted) throw interrupted();
    return line;
  } finally {
    stop.removeEventListener("abort", end);
    lines.close();
  }
}
