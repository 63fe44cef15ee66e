import { failureText } from "../../cards/failure-text.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ShownOurs } from "../../flows/looking/show-ours.ts";
import type { CliCommand } from "../command.ts";
import { enterToLook } from "../who/enter-to-look.ts";
import { findOne } from "../invitations/find-one.ts";
import { tableFields } from "../invitations/listed-record.ts";
import { nextSteps } from "../invitations/next-steps.ts";
import { shownFields, shownRecord } from "../invitations/shown-record.ts";
import type { Shell } from "../shell.ts";
import { shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";

/** `guestlist show`: one invitation, and what the directory says of the partner now. */
export const show: CliCommand = {
  define: (command) =>
    command
      .argument("<invitation>", "its id, the first characters of its id, or the partner's address")
      .addHelpText("after", "\nExamples:\n  guestlist show dana@fabrikam.com\n  guestlist show 3f2c9a --output json"),
  async run(shell, [typed = ""]) {
    const looking = await enterToLook(shell);
    const { flows, looker } = looking;
    const invitation = await findOne(shell, looking, typed);
    const shown = await flows.showOurs(invitation, looker === "app" ? undefined : looker.id);
    await shell.print({
      fields: shownFields,
      records: [shownRecord(invitation, shown)],
      isSingle: true,
      isBrief: true,
      inTable: tableFields,
    });
    tell(shell, invitation, shown);
    for (const [index, step] of nextSteps(invitation, looker, shown.mayDecide).entries())
      shell.say(`${index === 0 ? "Next: " : "  or: "}${step}`);
    return "done";
  },
};

function tell({ say }: Shell, { state }: Invitation, { user }: ShownOurs): void {
  if (state.kind === "failed") say(shellText(failureText(state, shellTexts())));
  if (user === "not-checked") say("The directory wasn't asked: the app lacks User.Read.All (application).");
  if (user === "nobody" && state.kind === "invited") say("The directory doesn't show this guest, or not yet.");
  if (typeof user === "object" && user.userState === "Accepted" && state.kind === "invited") {
    say("The directory says that they have accepted: the bot records it next.");
  }
}
