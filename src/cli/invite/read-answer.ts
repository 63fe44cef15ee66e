import { createInterface } from "node:readline";
import type { Shell } from "../shell.ts";

/** One line that the admin types after a question; undefined after Ctrl+D. The terminal itself shows what is typed. */
export async function readAnswer({ stdin, stop, say }: Shell, question: string): Promise<string | undefined> {
  say(question);
  const lines = createInterface({ input: stdin, terminal: false });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const giveUp = () => resolve(undefined);
  stop.addEventListener("abort", giveUp);
  lines.once("line", resolve).once("close", giveUp);
  try {
    return await promise;
  } finally {
    stop.removeEventListener("abort", giveUp);
    lines.close();
  }
}
