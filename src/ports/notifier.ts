import type { Draft } from "../domain/draft.ts";
import type { AnnouncedGuest, Subscription } from "../domain/announcement.ts";
import type { ActivityId, ConversationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Hearer, NoticeKind } from "../domain/notice.ts";
import type { Person } from "../domain/person.ts";

/** What a proactive send came to. Throttling and outages throw, and the job tries again. */
export type NotifyOutcome =
  /** Without an id when Teams told none (a split message: BotBuilder-MicrosoftTeams #125; some channels): it can't be edited then. */
  | { readonly kind: "sent"; readonly activity: ActivityId | undefined }
  /** The message to edit isn't there: deleted, or (msteams-docs #6139) not there yet. */
  | { readonly kind: "message-missing" }
  /** The bot was removed or blocked, or never knew the conversation: no use in trying again. */
  | { readonly kind: "unreachable" };

/** What a form offers beside what was typed. */
export interface FormTerms {
  readonly defaultRedirectUrl: string;
  /** Whether there is a channel that the partner could land in. */
  readonly inChannel: boolean;
}

/** Whom an announcement speaks to, in which language. */
export type Audience = Pick<Subscription, "conversation" | "locale" | "timeZone">;

/** Speaks first. Takes domain data, never a card: cards belong to the adapter. */
export interface Notifier {
  /**
   * The 1:1 chat with somebody of the tenant, made if need be and remembered; `near` is a conversation that they are in.
   * "unreachable": they have neither the app nor a team with it, or nobody has that id. Nothing is said in it.
   */
  openChat(person: PersonId, near: ConversationId): Promise<ConversationId | "unreachable">;
  /** Posts a form that was sent elsewhere, with what was typed. */
  postForm(chat: ConversationId, draft: Draft, terms: FormTerms): Promise<NotifyOutcome>;
  /** A new message that tells somebody to add the app for themselves, or they can't be signed in there. */
  askToAddApp(conversation: ConversationId, person: Person): Promise<NotifyOutcome>;
  /** A new message that mentions somebody, in a conversation of theirs and in their language. */
  sendNotice(invitation: Invitation, notice: NoticeKind, hearer: Hearer): Promise<NotifyOutcome>;
  /** One message to everybody in a conversation that asked for it, of all these guests. */
  announce(to: Audience, guests: readonly AnnouncedGuest[]): Promise<NotifyOutcome>;
  /** The bot's first words in a conversation. */
  welcome(conversation: ConversationId, words: { readonly locale: string; readonly botName: string }): Promise<NotifyOutcome>;
}
