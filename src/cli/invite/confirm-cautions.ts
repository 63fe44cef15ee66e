import type { Caution } from "../../domain/caution.ts";
import type { Submission } from "../../flows/inviting/request.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { tellBefore } from "../asking/tell-before.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { cautionWords } from "../words/refusal-words.ts";
import { askLine } from "../asking/ask-line.ts";

/**
 * The same submission with these cautions confirmed: by the admin, or all of them by `--yes`. Approval also needs a justification.
 * @throws CommandFailure `usage` when the admin says no, or when there is nobody to ask; `interrupted` after Ctrl+C.
 */
export async function confirmCautions(shell: Shell, submission: Submission, cautions: readonly Caution[]): Promise<Submission> {
  const words = cautions.map((caution) => wordsOf(caution, submission));
  if (!shell.common.yes && shell.stdin.isTTY !== true) throw unanswered(words);
  tellBefore(shell, words);
  const asked = cautions.find((caution) => caution.kind === "needs-approval");
  const values = asked ? await withJustification(shell, submission) : submission.values;
  await demandYes(shell, { text: asked ? "Ask for approval?" : "Send it as it is?" }, "Nothing was sent.");
  const confirmed = [...new Set([...submission.confirmed, ...cautions.map(({ kind }) => kind)])];
  return { ...submission, values, confirmed, ...(asked && { asks: { why: asked.why, approvers: asked.approvers } }) };
}

/** The card's sentence speaks of a field below it. */
function wordsOf(caution: Caution, { values }: Submission): string {
  const words = cautionWords(caution);
  if (isJustified(values))
    return words.replace(" Tell them below what it is for; nothing", " Nothing").replace(" Tell them below what it is for.", "");
  return words.replace(/ Tell them below what it is for(?=[.;])/, " Say with --justification what it is for");
}

function isJustified({ justification }: Submission["values"]): boolean {
  return (justification ?? "").trim() !== "";
}

function unanswered(words: readonly string[]): CommandFailure {
  return new CommandFailure("usage", `${words.join("\n")}\nThere is no terminal to ask on, so nothing was sent.`, {
    fix: "--yes goes on after all of this.",
  });
}

async function withJustification(shell: Shell, { values }: Submission): Promise<Submission["values"]> {
  if (isJustified(values)) return values;
  const typed = shell.stdin.isTTY === true ? await askLine(shell, "What is it for? Those who decide read this:") : "";
  if (typed.trim() !== "") return { ...values, justification: typed };
  throw new CommandFailure("usage", "Those who decide must read what the invitation is for, so nothing was sent.", {
    fix: "Say it with --justification.",
  });
}
