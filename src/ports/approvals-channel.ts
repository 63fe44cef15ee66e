import type { ApprovalCopy } from "../domain/approval.ts";
import type { Recipient } from "../domain/follower.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ApproversNotice } from "../domain/notice.ts";
import type { NotifyOutcome } from "./notifier.ts";

/** The people that a message to the approvers mentions: a post without mentions appears in no activity feed. */
export interface Mentioned {
  readonly people: readonly Recipient[];
  /** A tag of the team, instead of people. */
  readonly tag?: { readonly id: string; readonly name: string };
}

/**
 * Messages to the approvers, in the channel of an invitation's `approval`. Takes domain data, never a card. Throws what the notifier
 * throws.
 */
export interface ApprovalsChannel {
  /** Replies beneath the approval card. */
  tell(invitation: Invitation, what: ApproversNotice, mentioned: Mentioned): Promise<NotifyOutcome>;
  /** The same to one approver in their own chat, in their language. */
  tellAlone(invitation: Invitation, what: ApproversNotice, copy: ApprovalCopy): Promise<NotifyOutcome>;
}
