import type { ConversationId, GuestId, Instant, InvitationId, PersonId } from "./ids.ts";

/** What a conversation wants to hear about: acceptances of invitations that began there, or of every guest of the tenant. */
export const announcementScopes = ["here", "everything"] as const;
export type AnnouncementScope = (typeof announcementScopes)[number];

/** A conversation that subscribed to announcements. */
export interface Subscription {
  /** Without the thread: a channel gets announcements as new posts. */
  readonly conversation: ConversationId;
  /** In a channel, "here" means the whole team. */
  readonly teamId?: string;
  readonly scope: AnnouncementScope;
  readonly by: PersonId;
  /** Language and time zone of the person who subscribed, used for everybody there. */
  readonly locale: string;
  readonly timeZone: string;
  /** Earlier acceptances are not announced. */
  readonly since: Instant;
}

/** One acceptance to announce in one conversation. Holds ids only: names are looked up when it is posted. */
export interface Announcement {
  readonly conversation: ConversationId;
  readonly guest: GuestId;
  /** When the guest accepted; guest and time together tell a replay from a new acceptance. */
  readonly acceptedAt: Instant;
  /** Our invitation; absent for guests who were invited without the bot. */
  readonly invitation?: InvitationId;
}

/** An announcement that waits, and how often it may have been posted. */
export interface WaitingAnnouncement extends Announcement {
  readonly tellings: number;
}

/** An acceptance, and the home of its invitation if it is one of ours. */
export interface NewGuest {
  readonly guest: GuestId;
  readonly acceptedAt: Instant;
  readonly ours?: { readonly invitation: InvitationId; readonly home: ConversationId; readonly teamId?: string };
}

/** What an announcement says about one guest; without a name where the app may not read users. */
export type AnnouncedGuest =
  | { readonly kind: "ours"; readonly email: string; readonly requester: string }
  | { readonly kind: "guest"; readonly name: string; readonly email: string }
  | { readonly kind: "nameless" };

/**
 * A chat needs no announcement for invitations that began in it: everybody there reads the notice to the requester. In a channel that
 * notice is in a thread.
 */
export function wantsToHear(subscription: Subscription, { acceptedAt, ours }: NewGuest): boolean {
  if (acceptedAt < subscription.since || ours?.home === subscription.conversation) return false;
  if (subscription.scope === "everything") return true;
  return ours?.teamId !== undefined && ours.teamId === subscription.teamId;
}
