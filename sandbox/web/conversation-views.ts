import type { TeamsPerson } from "../teams/people.ts";
import type { TeamsTenant } from "../teams/teams-tenant.ts";
import type { ConversationView } from "./api.ts";

/** What a person finds in the list at the side: the 1:1 chat with the bot, then the channels. */
export function conversationViews({ chats, unread }: TeamsTenant, viewer: TeamsPerson): readonly ConversationView[] {
  return chats.conversationsOf(viewer.id).map((conversation) => ({
    id: conversation.id,
    kind: conversation.kind,
    title: conversation.title,
    team: conversation.team?.name ?? null,
    unread: unread.count(viewer, conversation),
  }));
}
