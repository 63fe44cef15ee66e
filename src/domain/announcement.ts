import type { ConversationId, GuestId, Instant, InvitationId, PersonId } from "./ids.ts";

/** What a conversation wants to hear of: acceptances of what began there, or of every guest of the tenant. */
export const announcementScopes = ["here", "everything"] as const;
export type AnnouncementScope = (typeof announcementScopes)[number];

/** A conversation that asked for announcements. */
export interface Subscription {
  /** Without its thread: a channel is told in a post of its own. */
  readonly conversation: ConversationId;
  /** In a channel "here" is the whole team. */
  readonly teamId?: string;
  readonly scope: AnnouncementScope;
  readonly by: PersonId;
  /** Language and zone of who asked: the announcements speak to everybody there. */
  readonly locale: string;
  readonly timeZone: string;
  /** What was accepted earlier is not told. */
  readonly since: Instant;
}

/** One acceptance that one conversation is to be told of. Holds ids only: names are looked up when it is told. */
export interface Announcement {
  readonly conversation: ConversationId;
  readonly guest: GuestId;
  /** When the guest accepted; with the guest it tells a replay from news. */
  readonly acceptedAt: Instant;
  /** Ours; absent for guests whom nobody invited through us. */
  readonly invitation?: InvitationId;
}

/** An acceptance, and where its invitation began if it is one of ours. */
export interface NewGuest {
  readonly guest: GuestId;
  readonly acceptedAt: Instant;
  readonly ours?: { readonly invitation: InvitationId; readonly home: ConversationId; readonly teamId?: string };
}

/** What an announcement says of one guest; nameless where the app may not read users. */
export type AnnouncedGuest =
  | { readonly kind: "ours"; readonly email: string; readonly requester: string }
  | { readonly kind: "guest"; readonly name: string; readonly email: string }
  | { readonly kind: "nameless" };

/** A chat is told of what began in it by the notice to the requester, which everybody there reads; a channel has that in a thread. */
export function wantsToHear(subscription: Subscription, { acceptedAt, ours }: NewGuest): boolean {
  if (acceptedAt < subscription.since || ours?.home === subscription.conversation) return false;
  if (subscription.scope === "everything") return true;
  return ours?.teamId !== undefined && ours.teamId === subscription.teamId;
}
