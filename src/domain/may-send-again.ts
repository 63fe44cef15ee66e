import type { Approval } from "./approval.ts";
import type { PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** A person who may send an invitation. */
export interface Sender {
  readonly id: PersonId;
  readonly name: string;
  readonly as: "requester" | "approver";
}

/** How often the mail of one invitation may be sent again. */
export const mostResends = 5;

type Sent = Pick<Invitation, "requester" | "approval">;

/**
 * The people who may send a failed invitation again. Without approval: the requester. After an approval: the approver, and if the app
 * sends, the requester as well.
 */
export function mayRetry({ requester, approval }: Sent, inviteAs: "user" | "app"): readonly [Sender, ...Sender[]] {
  const asked: Sender = { id: requester.id, name: requester.name, as: "requester" };
  const approver = approverOf(approval);
  if (!approver) return [asked];
  return inviteAs === "app" ? [asked, approver] : [approver];
}

/** Whether a person may send the mail again, or get a new link in place of a lost one. */
export function maySendAgain(invitation: Sent, person: PersonId): boolean {
  return invitation.requester.id === person || approverOf(invitation.approval)?.id === person;
}

function approverOf(approval: Approval | undefined): Sender | undefined {
  const decision = approval?.decision;
  return decision?.kind === "approved" ? { id: decision.by, name: decision.name, as: "approver" } : undefined;
}
