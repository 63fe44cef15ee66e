import { demandYes } from "../asking/demand-yes.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { decisionFailure } from "../invitations/decision-failure.ts";
import { pressOn } from "../who/enter-to-act.ts";
import { findToDecide } from "../invitations/find-to-decide.ts";
import { listedFields, listedRecord, tableFields } from "../invitations/listed-record.ts";
import { askReason, readReason } from "../invitations/read-reason.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";

/** `guestlist reject`: rejects a request of somebody else's, with a reason that they read. */
export const reject: CliCommand = {
  define: (command) =>
    command
      .argument("<request>", "its id, the first characters of its id, or the partner's address")
      .option("--reason <text>", "why not: the requester reads it (required; asked for on a terminal)")
      .addHelpText("after", '\nExample:\n  guestlist reject 3f2c9a --reason "They have left the project"'),
  async run(shell, [typed = ""], options) {
    const given = readReason(shell, options["reason"]);
    const { acting, request } = await findToDecide(shell, typed);
    if (shell.common.whatIf) {
      shell.say(
        `The invitation of ${plain(request.email)} would be rejected: nothing would be sent, and ${plain(request.requester.name)} would be told why.`,
      );
      return "done";
    }
    const reason = given === undefined ? await askReason(shell) : await confirmed(shell, given, request.email);
    const outcome = await acting.flows.rejectInvitation({ ...pressOn(request, acting), reason });
    if (outcome.kind === "problem") throw new CommandFailure("usage", "Nothing was decided: the reason can't be used.");
    if (outcome.kind !== "rejected") throw decisionFailure(outcome, request, acting.by.id);
    shell.say(`Rejected: nothing was sent, and ${plain(request.requester.name)} is told why.`);
    await shell.print({
      fields: listedFields,
      records: [listedRecord(outcome.invitation)],
      isSingle: true,
      isBrief: true,
      inTable: tableFields,
    });
    return "done";
  },
};

async function confirmed(shell: Shell, reason: string, email: string): Promise<string> {
  await demandYes(shell, { text: `Reject the invitation of ${plain(email)}?` }, "Nothing was decided.");
  return reason;
}
