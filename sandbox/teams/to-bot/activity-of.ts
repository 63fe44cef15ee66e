import { threadId } from "../chats/ids.ts";
import type { Conversation, Message } from "../chats/message.ts";
import type { TeamsPerson } from "../chats/people.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** The place and the person of an event that the bot gets. */
export interface Happening {
  readonly teams: TeamsTenant;
  readonly serviceUrl: string;
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  /** The thread's first message, in a channel. */
  readonly root: string | null;
}

/** The properties that all activities for a person's events share. */
export function activityOf({ teams, serviceUrl, person, conversation, root }: Happening): object {
  const now = new Date().toISOString();
  return {
    channelId: "msteams",
    serviceUrl,
    timestamp: now,
    localTimestamp: now,
    localTimezone: person.timeZone,
    locale: person.locale,
    from: { id: person.teamsId, name: person.name, aadObjectId: person.id },
    recipient: { id: teams.bot.id, name: teams.bot.name },
    conversation: conversationOf(teams, conversation, root),
    channelData: { tenant: { id: teams.tenantId }, ...channelOf(conversation), source: { name: "message" } },
  };
}

/** The clientInfo entity: locale, country and time zone of the person's client (Microsoft: Channel and group conversations). */
export function clientInfoOf({ locale, timeZone }: TeamsPerson): object {
  return { type: "clientInfo", locale, country: locale.split("-").at(-1), platform: "Web", timezone: timeZone };
}

function conversationOf(teams: TeamsTenant, { kind, id }: Conversation, root: string | null): object {
  const shared = { conversationType: kind, tenantId: teams.tenantId };
  return kind === "personal" ? { ...shared, id } : { ...shared, isGroup: true, id: root === null ? id : threadId(id, root) };
}

function channelOf({ id, team }: Conversation): object {
  if (!team) return {};
  return { team: { id: team.id }, channel: { id }, teamsTeamId: team.id, teamsChannelId: id };
}

/** The thread of a message: a root post is in its own (Microsoft: Proactive messages). */
export function threadOf(conversation: Conversation, message: Pick<Message, "id" | "root">): string | null {
  return conversation.kind === "channel" ? (message.root ?? message.id) : null;
}
