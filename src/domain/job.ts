import type { ConversationId, GuestId, Instant, InvitationId, PersonId } from "./ids.ts";
import type { AcceptancePath } from "./invitation.ts";
import type { ApproversNotice, NoticeKind } from "./notice.ts";

/** All that happens later, by kind. */
export type JobTask =
  /** Render the living card as the invitation stands at that time. */
  | { readonly kind: "update-card"; readonly invitation: InvitationId }
  /** Post the approval card, once, where the approvers are. */
  | { readonly kind: "post-approval"; readonly invitation: InvitationId }
  /** Render the approval card as the invitation stands at that time. */
  | { readonly kind: "update-approval"; readonly invitation: InvitationId }
  /** Tell the approvers something beneath their card. */
  | { readonly kind: "tell-approvers"; readonly invitation: InvitationId; readonly what: ApproversNotice }
  /** Remind, escalate or end a request that nobody has decided about, whatever is due. */
  | { readonly kind: "watch-approval"; readonly invitation: InvitationId }
  /** Tell somebody in a new message that mentions them: the requester at home, or the follower `to` where they asked. */
  | { readonly kind: "send-notice"; readonly invitation: InvitationId; readonly notice: NoticeKind; readonly to?: PersonId }
  /** Stands behind every request: finds out what became of it when nobody else did (crash, time-out, lost answer). */
  | { readonly kind: "resolve-sending"; readonly invitation: InvitationId }
  | {
      readonly kind: "record-acceptance";
      readonly guest: GuestId;
      readonly path: AcceptancePath;
      readonly since: Instant | null;
    }
  | { readonly kind: "record-removal"; readonly guest: GuestId }
  | { readonly kind: "record-reset"; readonly guest: GuestId }
  | { readonly kind: "record-restoration"; readonly guest: GuestId }
  /** Stands behind a revocation: ends it when nobody else did, and looks once more for an acceptance that came before. */
  | { readonly kind: "revoke"; readonly invitation: InvitationId; readonly by: PersonId }
  /** Begins to take back the invitation whose place another of the same requester has taken. */
  | { readonly kind: "revoke-replaced"; readonly invitation: InvitationId; readonly by: PersonId }
  /** Post a form that waits for a sign-in in its sender's own chat. */
  | { readonly kind: "move-form"; readonly form: InvitationId; readonly by: PersonId }
  /** Tell a conversation of the acceptances that wait for it, all in one message. */
  | { readonly kind: "announce"; readonly conversation: ConversationId }
  /** The bot's first words in a conversation, in the language of who added it. */
  | { readonly kind: "welcome"; readonly conversation: ConversationId; readonly locale: string; readonly botName: string }
  | { readonly kind: "follow-directory" }
  | { readonly kind: "check-guests" }
  | { readonly kind: "purge-receipts" };

/**
 * A job to be stored. Enqueueing an existing key brings the job forward (never back), takes over the newer
 * task and raises its `wanted` counter; finishing queues it again if that rose meanwhile, so that no wake-up is lost.
 */
export interface NewJob {
  readonly task: JobTask;
  readonly due: Instant;
  readonly key?: string;
}
