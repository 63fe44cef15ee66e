import type { Announcement, Subscription, WaitingAnnouncement } from "../domain/announcement.ts";
import type { ConversationId, Instant } from "../domain/ids.ts";

/** Conversations that subscribed to acceptances, and the announcements that wait for them. */
export interface Announcements {
  /** Stores what a conversation wants to hear. Replaces its earlier subscription. */
  subscribe(subscription: Subscription): Promise<void>;
  find(conversation: ConversationId): Promise<Subscription | undefined>;
  /** Ends a conversation's subscription and drops its waiting announcements; false when there was no subscription. */
  stop(conversation: ConversationId): Promise<boolean>;
  /** All subscriptions, of every scope. */
  list(): Promise<readonly Subscription[]>;
  /** The announcements that wait for a conversation, oldest acceptance first. Queued by {@link ./invitations.ts}'s `commit`. */
  waiting(conversation: ConversationId, limit: number): Promise<readonly WaitingAnnouncement[]>;
  /** Stores, before announcements are posted, how often they may have been posted then; or takes that back when they surely weren't. */
  noteTellings(announcements: readonly Announcement[], tellings: number): Promise<void>;
  /** Marks announcements as delivered, so that a replay doesn't repeat them. */
  markDelivered(announcements: readonly Announcement[]): Promise<void>;
  /** Deletes announcements of acceptances before this moment, delivered or not; returns how many. */
  purge(before: Instant): Promise<number>;
}
