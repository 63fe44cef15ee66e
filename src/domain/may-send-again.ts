import type { Approval } from "./approval.ts";
import type { PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** Somebody on whose word an invitation goes out. */
export interface Sender {
  readonly id: PersonId;
  readonly name: string;
  readonly as: "requester" | "approver";
}

type Sent = Pick<Invitation, "requester" | "approval">;

/**
 * Who may send an invitation that failed once more: who asked for it; one that others approved is theirs who approved it where
 * people send in their own names, and both's where the app does.
 */
export function mayRetry({ requester, approval }: Sent, inviteAs: "user" | "app"): readonly [Sender, ...Sender[]] {
  const asked: Sender = { id: requester.id, name: requester.name, as: "requester" };
  const approver = approverOf(approval);
  if (!approver) return [asked];
  return inviteAs === "app" ? [asked, approver] : [approver];
}

/** Whether somebody may have the mail sent once more, or a lost link made anew. */
export function maySendAgain(invitation: Sent, person: PersonId): boolean {
  return invitation.requester.id === person || approverOf(invitation.approval)?.id === person;
}

function approverOf(approval: Approval | undefined): Sender | undefined {
  const decision = approval?.decision;
  return decision?.kind === "approved" ? { id: decision.by, name: decision.name, as: "approver" } : undefined;
}
