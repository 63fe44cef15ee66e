import type { Draft } from "./drafts.ts";
import type { QuestionNotice } from "../domain/approval.ts";
import type { AnnouncedGuest, Subscription } from "../domain/announcement.ts";
import type { ActivityId, ConversationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Hearer, NoticeKind } from "../domain/notice.ts";
import type { StopNews } from "../domain/pace/stop-standing.ts";
import type { Person } from "../domain/person.ts";
import type { TeamOffer } from "../domain/team-offer.ts";
import type { TeamGuest } from "../domain/team-plan.ts";
import type { OverrideNews } from "../domain/policy-override.ts";

/**
 * The outcome of a proactive send. Throttling and outages throw, and the job tries again. A new message of which nobody knows whether it
 * was posted throws `outcome-unknown`.
 */
export type NotifyOutcome =
  /** Without an id when Teams gave none (a split message: BotBuilder-MicrosoftTeams #125; some channels): then it can't be edited. */
  | { readonly kind: "sent"; readonly activity: ActivityId | undefined }
  /** The message to edit isn't there: deleted, or (msteams-docs #6139) not there yet. */
  | { readonly kind: "message-missing" }
  /** Teams doesn't find the conversation, or lets nobody in it hear the bot. That was seen to pass within minutes or hours. */
  | { readonly kind: "not-now" }
  /** The bot was removed or blocked, or never knew the conversation: nothing helps but people. */
  | { readonly kind: "unreachable" };

/** Why a 1:1 chat can't be opened: as in {@link NotifyOutcome}. */
export type NoChat = "unreachable" | "not-now";

/** The settings of a form beside its values. */
export interface FormTerms {
  readonly defaultRedirectUrl: string;
  /** Whether there is a channel where the partner could land. */
  readonly inChannel: boolean;
  /** What the form says about the team of that channel. */
  readonly team?: TeamOffer;
}

/** The conversation of an announcement, and its language. */
export type Audience = Pick<Subscription, "conversation" | "locale" | "timeZone">;

/** A partner who has just come into the team in which the notice is posted. */
export interface Greeted {
  /** Absent: the roster doesn't have them, so they are mentioned nowhere. */
  readonly guest?: TeamGuest;
}

/** Sends proactive messages. Takes domain data, never a card: cards belong to the adapter. */
export interface Notifier {
  /**
   * The 1:1 chat with a person of the tenant; created if there is none, then remembered. `near` is a conversation that they are in.
   * "unreachable": they have neither the app nor a team with it, or the id is unknown. Sends nothing.
   */
  openChat(person: PersonId, near: ConversationId): Promise<ConversationId | NoChat>;
  /** Posts a form that was submitted elsewhere, with its values. */
  postForm(chat: ConversationId, draft: Draft, terms: FormTerms): Promise<NotifyOutcome>;
  /** A new message that asks a person to add the app, because they can't be signed in otherwise. */
  askToAddApp(conversation: ConversationId, person: Person): Promise<NotifyOutcome>;
  /** A new message that mentions a person, in one of their conversations and in their language; and greets the partner, if they are given. */
  sendNotice(invitation: Invitation, notice: NoticeKind, hearer: Hearer, greeted?: Greeted): Promise<NotifyOutcome>;
  /** Edits a message that asked the requester: it says that the question is answered, or needs no answer any more, and mentions nobody. */
  settleQuestion(invitation: Invitation, notice: QuestionNotice): Promise<NotifyOutcome>;
  /** One message about all these guests, in a conversation that subscribed. */
  announce(to: Audience, guests: readonly AnnouncedGuest[]): Promise<NotifyOutcome>;
  /** The card that tells how a stop of the tenant's invitations stands: a new message, or an edit of `card`. */
  showStop(to: Audience, news: StopNews, card: ActivityId | undefined): Promise<NotifyOutcome>;
  /** A new message that an administrator invites against the policy. */
  tellOverride(to: Audience, news: OverrideNews): Promise<NotifyOutcome>;
  /** The bot's greeting in a conversation. */
  welcome(conversation: ConversationId, words: { readonly locale: string; readonly botName: string }): Promise<NotifyOutcome>;
}
