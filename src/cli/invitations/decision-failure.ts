import { decisionNote } from "../../cards/decision-note.ts";
import type { CommandLine } from "../../command-line.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { PersonId } from "../../domain/ids.ts";
import { CommandFailure } from "../command-failure.ts";
import { plain } from "../output.ts";
import { shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";
import { pressFailure } from "./press-failure.ts";

type Outcome = Exclude<Awaited<ReturnType<CommandLine["flows"]["rejectInvitation"]>>, { kind: "rejected" | "problem" }>;

/** Why a decision didn't count, and how the request stands now. */
export function decisionFailure(outcome: Outcome, invitation: Invitation, by: PersonId): CommandFailure {
  switch (outcome.kind) {
    case "own-request":
      return ownRequest();
    case "not-approver":
      return notApprover(outcome.invitation);
    case "already-decided":
    case "over":
      return new CommandFailure("refused", standsAs(outcome.invitation, by));
    default:
      return pressFailure(outcome, invitation, "decide about");
  }
}

/**
 * Why a person can't decide about a request, as far as it is stored; for `--what-if`, which records nothing.
 * `mayDecide`: whether it waits for them.
 */
export function foreseenFailure(invitation: Invitation, by: PersonId, mayDecide: boolean): CommandFailure | undefined {
  if (mayDecide) return undefined;
  if (!invitation.approval) return new CommandFailure("refused", `The invitation of ${plain(invitation.email)} needs no approval.`);
  if (invitation.requester.id === by) return ownRequest();
  return invitation.state.kind === "awaiting-approval" ? notApprover(invitation) : new CommandFailure("refused", standsAs(invitation, by));
}

function ownRequest(): CommandFailure {
  return new CommandFailure("refused", "You asked for this yourself, so somebody else must decide.");
}

function notApprover({ approval }: Invitation): CommandFailure {
  return new CommandFailure("refused", `Only ${plain(approval?.approversName ?? "approvers")} can decide about this.`);
}

function standsAs(invitation: Invitation, by: PersonId): string {
  const note = decisionNote(invitation, by, shellTexts());
  return note === undefined ? `You have ${invitation.approval?.decision?.kind ?? "decided"} it already.` : shellText(note);
}
