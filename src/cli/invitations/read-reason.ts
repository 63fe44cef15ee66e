import { longestRemark } from "../../domain/approval.ts";
import { readRemark } from "../../domain/read-remark.ts";
import { askLine } from "../asking/ask-line.ts";
import { CommandFailure } from "../command-failure.ts";
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
export async function askReason(shell: Shell): Promise<string> {
  return checked(await askLine(shell, "Why not? The requester reads it. (Nothing: decide later.)"));
}

function checked(given: unknown): string {
  const reason = readRemark(given);
  if (reason.kind === "remark") return reason.text;
  throw new CommandFailure(
    "usage",
    reason.problem === "missing"
      ? "A rejection needs a reason, so nothing was decided."
      : `The reason is longer than ${longestRemark} characters, so nothing was decided.`,
  );
}
