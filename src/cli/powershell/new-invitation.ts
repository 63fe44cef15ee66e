import type { CliCommand } from "../command.ts";
import type { Shell } from "../shell.ts";
import { bindParameters } from "./bind-parameters.ts";
import type { BoundParameters } from "./bind-parameters.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { cmdletHelp } from "./cmdlet-help.ts";
import { invitationOptions } from "./invitation-options.ts";
import { newAzureAdInvitation, newEntraInvitation, newMgInvitation } from "./invitation-parameters.ts";
import type { CmdletTable } from "./parameter.ts";
import { sayIgnored } from "./say-ignored.ts";

const examples = `Example:
  guestlist NAME \\
    -InvitedUserEmailAddress dana@fabrikam.com \\
    -InvitedUserDisplayName "Dana Ray" -SendInvitationMessage:true \\
    -InvitedUserMessageInfo '{"customizedMessageBody":"Welcome!"}'

As with the cmdlet, no mail is sent without -SendInvitationMessage.`;

export const newAzureAdInvitationCmdlet = newInvitation(newAzureAdInvitation);
export const newEntraInvitationCmdlet = newInvitation(newEntraInvitation);
export const newMgInvitationCmdlet = newInvitation(newMgInvitation);

/** A cmdlet that invites: its parameters become the options of `guestlist invite`. */
export function newInvitation(table: CmdletTable, load: () => Promise<CliCommand> = loadInvite): Cmdlet {
  return {
    help: cmdletHelp(table, examples.replaceAll("NAME", table.name)),
    async run(shell, args) {
      const given = bindParameters(table, args);
      const { email, message: messageText, ...options } = invitationOptions(given);
      sayIgnored(shell, given);
      if (options.redirectUrl === undefined) shell.say("There is no -InviteRedirectUrl: guests come to the page of the configuration.");
      const invite = await load();
      return invite.run(answering(shell, given), [email], { ...options, ...(messageText !== undefined && { messageText }) });
    },
  };
}

async function loadInvite(): Promise<CliCommand> {
  return (await import("../commands/invite.ts")).invite;
}

/** The shell with PowerShell's own switches for asking first. */
function answering(shell: Shell, given: BoundParameters): Shell {
  const whatIf = shell.common.whatIf || given.flag("WhatIf") === true;
  const yes = shell.common.yes || given.flag("Confirm") === false;
  return { ...shell, common: { ...shell.common, whatIf, yes }, confirm: async (question) => yes || shell.confirm(question) };
}
