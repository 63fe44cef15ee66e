import { approvalProblem } from "../../cards/approval-problem.ts";
import { decisionCautionText } from "../../cards/decision-caution-text.ts";
import { escapeName } from "../../cards/escape.ts";
import type { CommandLine } from "../../command-line.ts";
import type { CautionKind } from "../../domain/caution.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { tellBefore } from "../asking/tell-before.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { decisionFailure } from "../invitations/decision-failure.ts";
import { pressOn } from "../who/enter-to-act.ts";
import type { Acting } from "../who/enter-to-act.ts";
import { findToDecide } from "../invitations/find-to-decide.ts";
import { listedFields, listedRecord, tableFields } from "../invitations/listed-record.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { refusalFailure, sendingFailure, shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";

type Outcome = Awaited<ReturnType<CommandLine["flows"]["approveInvitation"]>>;

/** `guestlist approve`: approves a request of somebody else's, and sends it. */
export const approve: CliCommand = {
  define: (command) =>
    command
      .argument("<request>", "its id, the first characters of its id, or the partner's address")
      .addHelpText("after", "\nExamples:\n  guestlist waiting\n  guestlist approve 3f2c9a\n  guestlist approve dana@fabrikam.com --yes"),
  async run(shell, [typed = ""]) {
    const { acting, request } = await findToDecide(shell, typed);
    if (shell.common.whatIf) {
      shell.say(`The invitation of ${plain(request.email)} would be approved and sent, if the policy and the pace allow it then.`);
      return "done";
    }
    await demandYes(shell, { text: `Approve the invitation of ${plain(request.email)}?` }, "Nothing was decided.");
    const approved = settle(shell, acting, request, await pressUntilSure(shell, acting, request));
    await shell.print({ fields: listedFields, records: [listedRecord(approved)], isSingle: true, isBrief: true, inTable: tableFields });
    return "done";
  },
};

/** Asks about what the flow wants the approver to be sure of, once. */
async function pressUntilSure(shell: Shell, acting: Acting, invitation: Invitation): Promise<Outcome> {
  const press = (confirmed: readonly CautionKind[]) => acting.flows.approveInvitation({ ...pressOn(invitation, acting), confirmed });
  const outcome = await press([]);
  if (outcome.kind !== "to-confirm") return outcome;
  const sentences = outcome.cautions.map((caution) => shellText(decisionCautionText(caution, invitation, shellTexts())));
  tellBefore(shell, sentences);
  await demandYes(shell, { text: "Approve anyway?" }, "Nothing was decided.");
  return press(outcome.cautions.map(({ kind }) => kind));
}

function settle({ say }: Shell, { by }: Acting, invitation: Invitation, outcome: Outcome): Invitation {
  const email = plain(invitation.email);
  switch (outcome.kind) {
    case "invited":
      say(`Approved: the invitation of ${email} has gone out.`);
      return outcome.invitation;
    case "queued":
      say(`Approved: ${queuedWords(outcome.invitation, email)}`);
      return outcome.invitation;
    case "failed":
      say("Approved, but it didn't go out. It can be sent again on its card in Teams.");
      throw outcome.busy ? refusalFailure(outcome.busy) : failed(outcome.invitation);
    case "reopened":
      throw new CommandFailure("refused-by-microsoft", problemWords(outcome.invitation));
    case "unsettled":
      throw new CommandFailure("failed", `Approved, but Microsoft hasn't said whether the invitation of ${email} went out.`, {
        fix: `The bot finds out within five minutes: guestlist show ${invitation.id}. Don't send it a second time.`,
      });
    case "problems":
    case "to-confirm":
      throw new CommandFailure("failed", "The request has changed meanwhile, so nothing was decided.", { fix: "Run the command again." });
    case "nobody-may-send":
      throw new CommandFailure("refused-by-microsoft", shellText(shellTexts().t("decision.nobody-may-send", named(invitation))));
    default:
      throw decisionFailure(outcome, invitation, by.id);
  }
}

const named = ({ requester }: Invitation) => ({ name: escapeName(requester.name) });

function queuedWords({ state }: Invitation, email: string): string {
  const at = state.kind === "queued" ? state.goesOutAt : undefined;
  return at === undefined
    ? `${email} is invited as soon as Microsoft lets your organization invite again.`
    : `the invitation of ${email} goes out at ${shellTexts().formatDateTime(at)}.`;
}

function failed({ state }: Invitation): CommandFailure {
  return state.kind === "failed" ? sendingFailure(state) : new CommandFailure("failed", "The invitation didn't go out.");
}

function problemWords({ approval }: Invitation): string {
  const problem = approval?.problem;
  if (!problem) return "Microsoft refused it, and the request is open again.";
  return shellText(approvalProblem(problem, escapeName(problem.name), shellTexts()));
}
