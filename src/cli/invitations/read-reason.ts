import { createInterface } from "node:readline";
import { longestRemark } from "../../domain/approval.ts";
import { readRemark } from "../../domain/read-remark.ts";
import { CommandFailure } from "../command-failure.ts";
import { interrupted } from "../interrupted.ts";
import type { Shell } from "../shell.ts";

/**
 * The reason that was given as an option, checked before anything is asked. Undefined: there is none, and a terminal to ask on.
 * @throws CommandFailure `usage`
 */
export function readReason({ stdin, common }: Shell, given: unknown): string | undefined {
  if (given !== undefined) return checked(given);
  if (stdin.isTTY !== true && !common.whatIf) throw new CommandFailure("usage", 'Say why not: --reason "…". The requester reads it.');
  return undefined;
}

/** Asks for the reason. Nothing typed means no: who types one is sure. */
export async function askReason({ stdin, say, stop }: Shell): Promise<string> {
  say("Why not? The requester reads it. (Nothing: decide later.)");
  const lines = createInterface({ input: stdin, signal: stop });
  try {
    const line = await lines[Symbol.asyncIterator]().next();
    if (stop.aborted) throw interrupted();
    return checked(line.done ? "" : line.value);
  } finally {
    lines.close();
  }
}

function checked(given: unknown): string {
  const reason = readRemark(given);
  if (reason.kind === "remark") return reason.text;
  throw new CommandFailure(
    "usage",
    reason.problem === "missing"
      ? "Nothing was decided: a rejection needs a reason."
      : `The reason is too long: ${longestRemark} characters are the most.`,
  );
}
