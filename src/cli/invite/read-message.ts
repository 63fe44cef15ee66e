import { createReadStream } from "node:fs";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";

/** More than any message may have: what is longer is refused by the form, and not read to its end. */
const mostBytes = 100_000;

/**
 * The message as it was typed; `@file` reads it from a file and `-` from stdin, as other programs do. `@@` begins a message with `@`.
 * @throws CommandFailure `usage` when the file can't be read.
 */
export async function readMessage({ stdin }: Pick<Shell, "stdin">, typed: string): Promise<string> {
  if (typed === "-") return withoutMark(await readAll(stdin));
  if (typed.startsWith("@@")) return typed.slice(1);
  return typed.startsWith("@") ? withoutMark(await readText(typed.slice(1))) : typed;
}

async function readAll(input: AsyncIterable<string | Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk));
    bytes += chunks.at(-1)?.length ?? 0;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function readText(path: string): Promise<string> {
  try {
    return await readAll(createReadStream(path));
  } catch (cause) {
    throw new CommandFailure("usage", `The message can't be read from the file ${quotedArgument(path)}.`, {
      fix: "Name a text file after @; a message that begins with @ needs a second @ before it.",
      cause,
    });
  }
}

/** Windows' editors put a byte order mark at the start. */
function withoutMark(text: string): string {
  return text.replace(/^\u{feff}/u, "");
}
