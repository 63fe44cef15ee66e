import { Chats } from "./chats.ts";
import { botTeamsId, channelId, chatId } from "./ids.ts";
import type { Author, Conversation, Team } from "./message.ts";
import { People, type TeamsPerson } from "./people.ts";
import { Unread } from "./unread.ts";

/** Teams in one tenant: who is there, where they talk, and the one bot that is installed. */
export interface TeamsTenant {
  readonly tenantId: string;
  readonly appId: string;
  readonly bot: Author;
  readonly team: Team;
  readonly people: People;
  readonly chats: Chats;
  readonly unread: Unread;
  /** Starts over: nothing said, the bot everywhere, everybody's first locale. */
  reset(): void;
}

export interface TeamsTenantOptions {
  readonly tenantId: string;
  readonly appId: string;
  readonly botName: string;
  readonly people: readonly TeamsPerson[];
}

const TEAM_NAME = "Contoso Partners";
const TEAM_GROUP = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
const CHANNELS = ["General", "Guest approvals"] as const;

/** A tenant where nothing was said yet: the team with its channels, and everybody's 1:1 chat; the bot is everywhere. */
export function createTeamsTenant({ tenantId, appId, botName, people }: TeamsTenantOptions): TeamsTenant {
  const team: Team = { id: channelId(tenantId, CHANNELS[0]), aadGroupId: TEAM_GROUP, name: TEAM_NAME };
  const chats = new Chats([
    ...people.map((person) => chatWith(person, appId, botName)),
    ...CHANNELS.map((title) => channelOf(team, tenantId, title)),
  ]);
  const bot: Author = { id: botTeamsId(appId), name: botName, isBot: true };
  const unread = new Unread(chats);
  const everybody = new People(people);
  const reset = (): void => {
    for (const part of [chats, unread]) part.clear();
    everybody.resetLocales();
  };
  return { tenantId, appId, bot, team, people: everybody, chats, unread, reset };
}

function chatWith(person: TeamsPerson, appId: string, botName: string): Conversation {
  return { id: chatId(person.id, appId), kind: "personal", title: botName, team: null, person: person.id, botIsMember: true };
}

function channelOf(team: Team, tenantId: string, title: string): Conversation {
  return { id: channelId(tenantId, title), kind: "channel", title, team, person: null, botIsMember: true };
}
