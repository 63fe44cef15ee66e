import type { CommandLine } from "../../command-line.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { tellBefore } from "../asking/tell-before.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { enterToAct, pressOn } from "../who/enter-to-act.ts";
import { findOne } from "../invitations/find-one.ts";
import { listedFields, listedRecord, tableFields } from "../invitations/listed-record.ts";
import { revocationFailure } from "../invitations/revocation-failure.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { shellTexts } from "../words/refusal-words.ts";

type Outcome = Awaited<ReturnType<CommandLine["flows"]["revokeInvitation"]>>;

/** `guestlist revoke`: deletes the guest that an invitation created, unless they have accepted. */
export const revoke: CliCommand = {
  define: (command) =>
    command
      .argument("<invitation>", "its id, the first characters of its id, or the partner's address")
      .addHelpText("after", "\nExamples:\n  guestlist revoke dana@fabrikam.com --what-if\n  guestlist revoke 3f2c9a --yes"),
  async run(shell, [typed = ""]) {
    const acting = await enterToAct(shell, "revoke an invitation");
    const invitation = await findOne(shell, acting, typed);
    const press = pressOn(invitation, acting);
    const may = await acting.flows.askToRevoke(press);
    if (may.kind !== "confirm") throw revocationFailure(may, invitation);
    const email = plain(invitation.email);
    if (shell.common.whatIf) {
      shell.say(`The invitation of ${email} would be revoked and its guest deleted, unless they have accepted by then.`);
      return "done";
    }
    tellBefore(shell, [consequence]);
    await demandYes(shell, { text: `Revoke the invitation of ${email}?` }, "Nothing was revoked.");
    const revoked = settle(shell, await acting.flows.revokeInvitation(press), invitation);
    await shell.print({ fields: listedFields, records: [listedRecord(revoked)], isSingle: true, isBrief: true, inTable: tableFields });
    return "done";
  },
};

const consequence =
  "The guest is deleted from your directory, and the link stops working. If they have accepted meanwhile, nothing is deleted.";

function settle({ say }: Shell, outcome: Outcome, invitation: Invitation): Invitation {
  const email = plain(invitation.email);
  switch (outcome.kind) {
    case "revoked":
      say(`Revoked: the guest of ${email} is deleted.`);
      return outcome.invitation;
    case "removed":
      say(`The guest of ${email} had been deleted before.`);
      return outcome.invitation;
    case "not-yet":
      throw new CommandFailure("failed", `Microsoft's directory isn't ready to delete ${email} yet: the bot goes on by itself.`);
    case "goes-on":
      throw new CommandFailure("failed", goesOn(outcome, email));
    default:
      throw revocationFailure(outcome, invitation);
  }
}

function goesOn({ busy: { until } }: Extract<Outcome, { kind: "goes-on" }>, email: string): string {
  const when = until === undefined ? "doesn't answer now" : `is busy until ${shellTexts().formatMinute(until)}`;
  return `Microsoft ${when}, so ${email} isn't deleted yet: the bot goes on by itself.`;
}
