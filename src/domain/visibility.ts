import type { ConversationId, PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** Who looks, and where. */
export interface Viewer {
  readonly id: PersonId;
  readonly conversation: ConversationId;
}

/** People see their own invitations, and those that began in the conversation where they ask. */
export function mayBeSeen({ requester, home }: Invitation, viewer: Viewer): boolean {
  return requester.id === viewer.id || channelOf(home.conversation) === channelOf(viewer.conversation);
}

/** All threads of a channel count as one conversation. */
export function channelOf(conversation: ConversationId): ConversationId {
  return conversation.replace(/;messageid=.*$/, "") as ConversationId;
}
