import type { Announcement, Subscription } from "../domain/announcement.ts";
import type { ConversationId, Instant } from "../domain/ids.ts";

/** Conversations that asked to hear of acceptances, and what they are still to be told. */
export interface Announcements {
  /** Stores what a conversation wants, in the place of what it wanted before. */
  subscribe(subscription: Subscription): Promise<void>;
  find(conversation: ConversationId): Promise<Subscription | undefined>;
  /** Ends a conversation's subscription, and forgets what it was still to be told; false when there was none. */
  stop(conversation: ConversationId): Promise<boolean>;
  /** Everybody who asked, whatever for. */
  list(): Promise<readonly Subscription[]>;
  /** What a conversation is still to be told, oldest acceptance first. Queued by {@link ./invitations.ts}'s `commit`. */
  waiting(conversation: ConversationId, limit: number): Promise<readonly Announcement[]>;
  /** Marks what was told, so that a replay doesn't tell it again. */
  told(announcements: readonly Announcement[]): Promise<void>;
  /** Forgets what was accepted before this moment, told or not; returns how many. */
  purge(before: Instant): Promise<number>;
}
