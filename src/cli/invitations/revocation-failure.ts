import type { CommandLine } from "../../command-line.ts";
import type { KeepReason } from "../../domain/judge-deletion.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { CommandFailure } from "../command-failure.ts";
import { plain } from "../output.ts";
import { shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";
import { asItStands, pressFailure } from "./press-failure.ts";

type Flows = CommandLine["flows"];
type Outcome =
  | Exclude<Awaited<ReturnType<Flows["askToRevoke"]>>, { kind: "confirm" }>
  | Exclude<Awaited<ReturnType<Flows["revokeInvitation"]>>, { kind: "revoked" | "removed" | "goes-on" | "not-yet" }>;

/** Why an invitation wasn't revoked, and what an administrator can do. */
export function revocationFailure(outcome: Outcome, invitation: Invitation): CommandFailure {
  const texts = shellTexts();
  const email = plain(invitation.email);
  switch (outcome.kind) {
    case "accepted":
    case "too-fresh":
      return new CommandFailure("refused", texts.t(`revoke.${outcome.kind}`));
    case "no-state":
      return new CommandFailure("refused", `${email} wasn't deleted: ${shellText(texts.t("status.no-state-next"))}`);
    case "kept":
      return new CommandFailure("refused", `${email} wasn't deleted: ${keptWords[outcome.why]}.`, { fix: byHand(outcome.guest) });
    case "not-permitted": {
      const grant = `or grant the app ${outcome.permission} (application) and run the command again`;
      return new CommandFailure("refused-by-microsoft", `${email} wasn't deleted: the app may not delete guests.`, {
        fix: `An administrator can delete the guest with the object id ${outcome.guest} in Microsoft Entra, ${grant}.`,
      });
    }
    case "as-it-stands":
      return asItStands(outcome.invitation, "There is nothing to revoke");
    default:
      return pressFailure(outcome, invitation, "revoke");
  }
}

const keptWords: Readonly<Record<KeepReason, string>> = {
  "accepted-before": "they may have accepted before, and may have teams and files",
  shared: "another invitation has the same guest",
  "not-ours": "it isn't certain that this invitation created the guest",
};

const byHand = (guest: string) => `An administrator can delete the guest with the object id ${guest} in Microsoft Entra.`;
