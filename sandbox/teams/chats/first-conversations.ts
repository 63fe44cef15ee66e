import { channelId, chatId, groupChatId } from "./ids.ts";
import type { Conversation, Team } from "./message.ts";
import type { TeamsPerson } from "./people.ts";

const TEAM_NAME = "Contoso Partners";
const TEAM_GROUP = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
const CHANNELS = ["General", "Guest approvals"] as const;
const GROUP_CHAT = "Fabrikam project";
/** How many people, counted from the first, are in the group chat. */
const GROUP_CHAT_SIZE = 3;

interface FirstConversations {
  readonly team: Team;
  readonly conversations: readonly Conversation[];
  /** Restores names and members of the start. */
  restore(): void;
}

interface Organization {
  readonly tenantId: string;
  readonly appId: string;
  readonly botName: string;
  readonly people: readonly TeamsPerson[];
}

/**
 * The conversations of the start: everybody's 1:1 chat with the bot, a group chat of some people, and a team of all people with its
 * channels.
 */
export function firstConversations({ tenantId, appId, botName, people }: Organization): FirstConversations {
  const team: Team = { id: channelId(tenantId, CHANNELS[0]), aadGroupId: TEAM_GROUP, name: TEAM_NAME };
  const ids = people.map(({ id }) => id);
  const inTeam = new Set(ids);
  const conversations: readonly Conversation[] = [
    ...ids.map((id) => ({ id: chatId(id, appId), kind: "personal" as const, title: botName, team: null, members: new Set([id]) })),
    {
      id: groupChatId(tenantId, GROUP_CHAT),
      kind: "groupChat",
      title: GROUP_CHAT,
      team: null,
      members: new Set(ids.slice(0, GROUP_CHAT_SIZE)),
    },
    ...CHANNELS.map((title) => ({ id: channelId(tenantId, title), kind: "channel" as const, title, team, members: inTeam })),
  ];
  return { team, conversations, restore: restorer(conversations) };
}

function restorer(conversations: readonly Conversation[]): () => void {
  const before = conversations.map((conversation) => ({ conversation, title: conversation.title, members: [...conversation.members] }));
  return () => {
    for (const { conversation, title, members } of before) {
      conversation.title = title;
      conversation.members.clear();
      for (const member of members) conversation.members.add(member);
    }
  };
}
