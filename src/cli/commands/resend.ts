import type { CommandLine } from "../../command-line.ts";
import type { CautionKind } from "../../domain/caution.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { maySendAgain, mostResends } from "../../domain/may-send-again.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { tellBefore } from "../asking/tell-before.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { enterToAct, pressOn } from "../who/enter-to-act.ts";
import type { Acting } from "../who/enter-to-act.ts";
import { findOne } from "../invitations/find-one.ts";
import { listedFields, listedRecord, tableFields } from "../invitations/listed-record.ts";
import { asItStands, pressFailure } from "../invitations/press-failure.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { exitOf } from "../words/exit-of.ts";
import { cautionWords, shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";

type Outcome = Awaited<ReturnType<CommandLine["flows"]["resendInvitation"]>>;

/** `guestlist resend`: Microsoft sends its mail again. */
export const resend: CliCommand = {
  define: (command) =>
    command
      .argument("<invitation>", "its id, the first characters of its id, or the partner's address")
      .addHelpText("after", "\nExamples:\n  guestlist resend dana@fabrikam.com\n  guestlist resend 3f2c9a --what-if"),
  async run(shell, [typed = ""]) {
    const acting = await enterToAct(shell, "send a mail again");
    const invitation = await findOne(shell, acting, typed);
    if (shell.common.whatIf) return foresee(shell, acting, invitation);
    shell.stop.throwIfAborted();
    const sent = settle(await pressUntilSure(shell, acting, invitation), invitation);
    shell.say(`Microsoft sends its mail to ${plain(sent.email)} again (${sent.resends} of ${mostResends}).`);
    await shell.print({ fields: listedFields, records: [listedRecord(sent)], isSingle: true, isBrief: true, inTable: tableFields });
    return "done";
  },
};

function foresee({ say }: Shell, { by }: Acting, invitation: Invitation): "done" {
  if (!maySendAgain(invitation, by.id)) throw pressFailure({ kind: "not-yours", requester: invitation.requester }, invitation, "resend");
  const { state, options, resends } = invitation;
  if (state.kind !== "invited" || state.revocation !== undefined || !options.sendMail)
    throw asItStands(invitation, "There is no mail to send again");
  if (resends >= mostResends)
    throw pressFailure({ kind: "refused", refusal: { kind: "resent-enough", most: mostResends } }, invitation, "resend");
  say(
    `Microsoft would send its mail to ${plain(invitation.email)} again (${resends + 1} of ${mostResends}), if the policy and the pace allow it then.`,
  );
  return "done";
}

/** Asks about what the flow wants to be sure of, once. */
async function pressUntilSure(shell: Shell, acting: Acting, invitation: Invitation): Promise<Outcome> {
  const press = (confirmed: readonly CautionKind[]) =>
    acting.flows.resendInvitation({ ...pressOn(invitation, acting), resends: invitation.resends, confirmed });
  const outcome = await press([]);
  if (outcome.kind !== "refused" || outcome.refusal.kind !== "to-confirm") return outcome;
  const { cautions } = outcome.refusal;
  const sentences = cautions.map((caution) => cautionWords(caution));
  tellBefore(shell, sentences);
  await demandYes(shell, { text: "Send the mail again?" }, "Nothing was sent.");
  return press(cautions.map(({ kind }) => kind));
}

function settle(outcome: Outcome, invitation: Invitation): Invitation {
  const texts = shellTexts();
  switch (outcome.kind) {
    case "resent":
      return outcome.invitation;
    case "as-it-stands":
      throw outcome.invitation.resends > invitation.resends
        ? new CommandFailure("refused", "Its mail was sent again a moment ago, by another command or in Teams.")
        : asItStands(outcome.invitation, "There is no mail to send again");
    case "accepted":
    case "removed":
      throw new CommandFailure("refused", texts.t(`resend.${outcome.kind}`));
    case "not-sent": {
      const reason = texts.t(`failure.${outcome.reason}`);
      throw new CommandFailure(exitOf(outcome.reason), shellText(texts.t("resend.not-sent", { reason, reference: outcome.reference })));
    }
    case "unclear":
      throw new CommandFailure("failed", shellText(texts.t("resend.unclear", { reference: outcome.reference })));
    default:
      throw pressFailure(outcome, invitation, "resend");
  }
}
