import type { ActivityId, ConversationId, PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** The person who looks, and the conversation. */
export interface Viewer {
  readonly id: PersonId;
  readonly conversation: ConversationId;
}

/** People see their own invitations, and those that began, or are decided about, in the conversation where they ask. */
export function mayBeSeen({ requester, home, approval }: Invitation, viewer: Viewer): boolean {
  const place = channelOf(viewer.conversation);
  return requester.id === viewer.id || channelOf(home.conversation) === place || approval?.channel === place;
}

/** The first message of the thread that a conversation is; undefined for a chat, or a channel itself. */
export function threadOf(conversation: ConversationId): string | undefined {
  return /;messageid=([^;]+)/.exec(conversation)?.[1];
}

/** Removes the thread: all threads of a channel count as one conversation. */
export function channelOf(conversation: ConversationId): ConversationId {
  return conversation.replace(/;messageid=.*$/, "") as ConversationId;
}

/** The thread of a channel that begins with this message. */
export function threadIn(channel: ConversationId, first: ActivityId): ConversationId {
  return `${channel};messageid=${first}` as ConversationId;
}
