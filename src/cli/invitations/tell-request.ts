import { approvalFacts } from "../../cards/approval-facts.ts";
import { approvalMatters } from "../../cards/approval-matters.ts";
import type { AskedInvitation } from "../../flows/deciding/may-decide.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";

/** Says what a person needs to know to decide about a request: the same as on the approval card. */
export function tellRequest({ say }: Pick<Shell, "say">, request: AskedInvitation): void {
  const { approval, email, requester, options } = request;
  say(`${plain(requester.name)} asks to invite ${plain(email)}.`);
  const texts = shellTexts();
  const facts = approvalFacts(request, approval, {}, texts).map(({ title, value }) => [title, shellText(value)] as const);
  say(row("What for", plain(approval.justification)));
  say(row("Approval", shellText(approvalMatters(request, approval, texts))));
  for (const [title, value] of facts) say(row(title, value));
  if (options.message !== undefined) say(row("Message", plain(options.message)));
  for (const { kind, name, text } of approval.remarks)
    say(row(kind === "question" ? "Question" : "Answer", `${plain(name)}: ${plain(text)}`));
}

function row(title: string, value: string): string {
  return `  ${`${title}:`.padEnd(13)} ${value}`;
}
