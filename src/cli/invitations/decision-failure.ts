import { decisionNote } from "../../cards/decision-note.ts";
import type { CommandLine } from "../../command-line.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { AskedInvitation } from "../../flows/deciding/may-decide.ts";
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
 * Why a person can't decide about a request that doesn't wait for them, as far as it is stored; for `--what-if`, which records nothing.
 */
export function foreseenFailure(request: AskedInvitation, by: PersonId): CommandFailure {
  if (request.requester.id === by) return ownRequest();
  return request.state.kind === "awaiting-approval" ? notApprover(request) : new CommandFailure("refused", standsAs(request, by));
}

/** There is nothing to decide about an invitation that nobody was asked about. */
export function neverAsked({ email }: Invitation): CommandFailure {
  return new CommandFailure("refused", `The invitation of ${plain(email)} needs no approval.`);
}

function ownRequest(): CommandFailure {
  return new CommandFailure("refused", "You asked for this yourself, so somebody else must decide.");
}

function notApprover({ approval }: AskedInvitation): CommandFailure {
  return new CommandFailure("refused", `Only ${plain(approval.approversName)} can decide about this.`);
}

/** Without a note, the person has given the earlier answer themselves. */
function standsAs(invitation: Invitation, by: PersonId): string {
  const note = decisionNote(invitation, by, shellTexts());
  return note === undefined ? "You have decided about it already." : shellText(note);
}
