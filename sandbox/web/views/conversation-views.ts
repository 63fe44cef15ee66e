import type { Conversation } from "../../teams/chats/message.ts";
import type { TeamsPerson } from "../../teams/chats/people.ts";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import type { ConversationView } from "../../page-api/api.ts";

/** The conversations in a person's list: the 1:1 chat with the bot, group chats, then the channels. */
export function conversationViews(teams: TeamsTenant, viewer: TeamsPerson): readonly ConversationView[] {
  return teams.chats.conversationsOf(viewer.id).map((conversation) => conversationView(teams, viewer, conversation));
}

export function conversationView(
  { unread, installations }: TeamsTenant,
  viewer: TeamsPerson,
  conversation: Conversation,
): ConversationView {
  const { id, kind, title, team } = conversation;
  return { id, kind, title, team: team?.name ?? null, unread: unread.count(viewer, conversation), app: installations.state(conversation) };
}
