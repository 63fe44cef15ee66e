import type { Addressee } from "./addressee.ts";
import type { ActivityId, ConversationId, GuestId, Instant, InvitationId, PersonId } from "./ids.ts";
import type { AcceptancePath, LookWay } from "./invitation.ts";
import type { ApproversNotice, NoticeKind } from "./notice.ts";
import type { CardPlace } from "./posted-card.ts";

/** The tasks of all jobs, by kind. */
export type JobTask =
  /** Edit the living card to show the invitation's state at that time. */
  | { readonly kind: "update-card"; readonly invitation: InvitationId }
  /** Post the living card of an invitation that began at a shell in its requester's own chat, once. */
  | { readonly kind: "post-home"; readonly invitation: InvitationId }
  /** Post the approval card in the approvals channel, once. */
  | { readonly kind: "post-approval"; readonly invitation: InvitationId }
  /** Edit the approval card to show the invitation's state at that time. */
  | { readonly kind: "update-approval"; readonly invitation: InvitationId }
  /** Ask the owners of the team to add the partner, on one card in the home; or find that nobody needs to be asked. */
  | { readonly kind: "ask-owners"; readonly invitation: InvitationId }
  /** Edit that card to show the invitation's state at that time. */
  | { readonly kind: "update-owners"; readonly invitation: InvitationId }
  /** Look whether a team has a guest of ours now; `group`: Entra object id of the team's group; `left`: Teams said that they are out. */
  | { readonly kind: "see-member"; readonly group: string; readonly user: GuestId; readonly left?: true }
  /** Post a reply to the approvers beneath their card. */
  | { readonly kind: "tell-approvers"; readonly invitation: InvitationId; readonly what: ApproversNotice }
  /** Find the approvers outside the channel's team: they get a copy of the card, or `what` beneath theirs, each by a job. */
  | { readonly kind: "ask-outside"; readonly invitation: InvitationId; readonly what?: ApproversNotice }
  /** Post the approval card in an approver's own chat, once. */
  | { readonly kind: "post-copy"; readonly invitation: InvitationId; readonly to: PersonId }
  /** Edit that card to show the invitation's state at that time. */
  | { readonly kind: "update-copy"; readonly invitation: InvitationId; readonly to: PersonId }
  /** Tell an approver something beneath the card in their own chat. */
  | { readonly kind: "tell-copy"; readonly invitation: InvitationId; readonly what: ApproversNotice; readonly to: PersonId }
  /** Edit the messages that ask the requester something that needs no answer any more. */
  | { readonly kind: "settle-questions"; readonly invitation: InvitationId }
  /** Remind, escalate or lapse an undecided request, whichever is due. */
  | { readonly kind: "watch-approval"; readonly invitation: InvitationId }
  /** Notify a person in a new message that mentions them: the requester in the home, or the follower `to` in the place where they asked. */
  | { readonly kind: "send-notice"; readonly invitation: InvitationId; readonly notice: NoticeKind; readonly to?: PersonId }
  /** Send an invitation whose time has come, or look whether Microsoft lets the tenant invite again. */
  | { readonly kind: "send-queued"; readonly invitation: InvitationId }
  /** While Microsoft has stopped the tenant's invitations, and when it takes them again: tells administrators, and wakes what waits. */
  | { readonly kind: "watch-gate" }
  /** Post the card about a stop to one addressee (`StopCard.to`), or edit it to show how the stop stands. */
  | { readonly kind: "tell-stop"; readonly since: Instant; readonly to: string }
  /** Find out who else must know that an administrator has set the policy aside: each is told by a job. */
  | { readonly kind: "announce-override"; readonly invitation: InvitationId }
  /** Tell one of them in a new message, in their language. */
  | {
      readonly kind: "tell-override";
      readonly invitation: InvitationId;
      readonly to: Addressee;
      readonly locale: string;
      readonly timeZone: string;
    }
  /** Queued with every request to Graph: finds out the result if it was not recorded (crash, time-out, lost answer). */
  | { readonly kind: "resolve-sending"; readonly invitation: InvitationId }
  | {
      readonly kind: "record-acceptance";
      readonly guest: GuestId;
      readonly path: AcceptancePath;
      readonly since: Instant | null;
    }
  /** Look at the guest of an invitation that was just sent, until the directory shows them. */
  | { readonly kind: "check-guest"; readonly invitation: InvitationId }
  /** Something says that the guest of an open invitation may have changed: look at them now, and for some seconds after `since`. */
  | { readonly kind: "look"; readonly invitation: InvitationId; readonly way: LookWay; readonly since: Instant }
  /** The directory reported at `since` that a guest was deleted. Earlier versions stored no time. */
  | { readonly kind: "record-removal"; readonly guest: GuestId; readonly since?: Instant }
  | { readonly kind: "record-reset"; readonly guest: GuestId }
  /** The directory reported at `since` that a deleted guest is there again. Earlier versions stored no time. */
  | { readonly kind: "record-restoration"; readonly guest: GuestId; readonly since?: Instant }
  /** Queued with every revocation: finishes it if it was not finished, and checks again for an earlier acceptance. */
  | { readonly kind: "revoke"; readonly invitation: InvitationId; readonly by: PersonId }
  /** Start to revoke the invitation that another one of the same requester has replaced. */
  | { readonly kind: "revoke-replaced"; readonly invitation: InvitationId; readonly by: PersonId }
  /** Find out whose message somebody pressed: the card in that place if its id got lost, or a second card of the same invitation. */
  | { readonly kind: "adopt-card"; readonly invitation: InvitationId; readonly place: CardPlace; readonly card: ActivityId }
  /** Post a form that waits for a sign-in in its sender's 1:1 chat. */
  | { readonly kind: "move-form"; readonly form: InvitationId; readonly by: PersonId }
  /** Show the answer to a press on a message to the person who pressed, because their turn ended before it was known. */
  | { readonly kind: "show-answer"; readonly conversation: ConversationId; readonly card: ActivityId; readonly by: PersonId }
  /** Post all acceptances that wait for a conversation in one message. */
  | { readonly kind: "announce"; readonly conversation: ConversationId }
  /** Greet a conversation, in the language of the person who added the bot. */
  | { readonly kind: "welcome"; readonly conversation: ConversationId; readonly locale: string; readonly botName: string }
  | { readonly kind: "follow-directory" }
  /** Follow the directory several times in the next minute: Graph has notified us of a change, which may not be visible yet. */
  | { readonly kind: "follow-closely"; readonly since: Instant }
  /** Order Graph's notifications, renew the order, or end it: as the settings want it now. */
  | { readonly kind: "keep-subscription" }
  | { readonly kind: "check-guests" }
  | { readonly kind: "purge-receipts" };

/**
 * A job to store. Enqueueing an existing key brings the job forward (never back), replaces its task with the newer
 * one and raises its `wanted` counter. If that rose while the job ran, finishing queues it again, so no wake-up is lost.
 */
export interface NewJob {
  readonly task: JobTask;
  readonly due: Instant;
  readonly key?: string;
  /** A job that is queued with this key stays as it is: it isn't brought forward, and doesn't run again afterwards. */
  readonly ifNew?: true;
}
