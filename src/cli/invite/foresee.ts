import type { Caution } from "../../domain/caution.ts";
import type { Unsure } from "../../domain/verdict.ts";
import type { Exit } from "../exit.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { fieldFailure } from "../words/field-words.ts";
import { cautionWords, refusalFailure, shellTexts } from "../words/refusal-words.ts";
import { CommandFailure } from "../command-failure.ts";
import { submissionOf } from "./submit.ts";
import type { Asked } from "./submit.ts";
import type { Asking } from "../who/who-asks.ts";

/**
 * Says what would become of the request, and sends nothing. The exit code is that of the request itself.
 * @throws CommandFailure when it would be refused.
 */
export async function foresee(shell: Shell, asking: Asking, asked: Asked): Promise<Exit> {
  const foreseen = await asking.flows.foreseeRequest(submissionOf(asking, asked));
  const { values } = asked;
  const email = plain(values.email ?? "");
  switch (foreseen.kind) {
    case "problems":
      throw fieldFailure(foreseen.problems);
    case "sign-in-needed":
      throw new CommandFailure("sign-in-needed", "Your sign-in has ended.", { fix: "Sign in again." });
    case "refused":
      throw refusalFailure(foreseen.refusal);
    case "joins":
      shell.say(`${email} has an open invitation already, so nothing would be sent: you would be told when they accept.`);
      return "done";
    case "waits":
      if (foreseen.until === undefined) {
        shell.say(`Microsoft has stopped your organization's invitations: that for ${email} would wait until they are let through again.`);
        return "blocked";
      }
      shell.say(`The invitation for ${email} would wait for its turn until ${shellTexts().formatDateTime(foreseen.until)}.`);
      return "refused";
    case "asks":
      sayAll(shell, foreseen.cautions);
      shell.say(`${plain(foreseen.approvers)} would be asked to approve the invitation for ${email}; nothing would be sent before.`);
      return "refused";
    case "sends":
      sayAll(shell, foreseen.cautions);
      for (const about of foreseen.unsure) shell.say(unsureWords[about]);
      shell.say(`${email} would be invited${values.sendMail === "false" ? ", without a mail from Microsoft" : ", with Microsoft's mail"}.`);
      return "done";
  }
}

/** A missing permission hides it. */
const unsureWords: Readonly<Record<Unsure, string>> = {
  "may-invite": "Only Microsoft's answer would show whether you may invite: the app can't read that.",
  "may-invite-members": "Only Microsoft's answer would show whether you may invite members: the app can't read your roles.",
  address: "Only Microsoft's answer would show whether this address can be invited: the app can't read all that decides about it.",
};

function sayAll(shell: Shell, cautions: readonly Caution[]): void {
  for (const caution of cautions) shell.say(cautionWords(caution));
}
