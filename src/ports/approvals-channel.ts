import type { Recipient } from "../domain/follower.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ApproversNotice } from "../domain/notice.ts";
import type { NotifyOutcome } from "./notifier.ts";

/** Whom a message to the approvers mentions: a post that mentions nobody reaches nobody's feed. */
export interface Mentioned {
  readonly people: readonly Recipient[];
  /** A tag of the team, in their place. */
  readonly tag?: { readonly id: string; readonly name: string };
}

/** Speaks to those who decide, in the channel of an invitation's `approval`. Takes domain data, never a card. Throws as the notifier. */
export interface ApprovalsChannel {
  /** A reply beneath the approval card. */
  tell(invitation: Invitation, what: ApproversNotice, mentioned: Mentioned): Promise<NotifyOutcome>;
}
