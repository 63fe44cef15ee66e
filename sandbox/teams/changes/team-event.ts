import { randomUUID } from "node:crypto";
import { activityOf } from "../to-bot/activity-of.ts";
import type { ToBot } from "../to-bot/bot-endpoint.ts";
import type { Conversation } from "../chats/message.ts";
import type { TeamsPerson } from "../chats/people.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** The place and the person of an event that isn't a message. */
export interface TeamHappening {
  readonly teams: TeamsTenant;
  readonly endpoint: ToBot;
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
}

/** The kind of an event, and its properties beyond those of all activities. */
export interface TeamEvent {
  readonly type: "installationUpdate" | "conversationUpdate";
  /** Properties of the activity. */
  readonly properties: object;
  /** Added to its channelData. */
  readonly channelData: object;
  /** True: sent in the channel itself, not in General. */
  readonly isInChannel?: boolean;
}

/** Sends the event to the bot (Microsoft: Conversation events). As in Teams, nobody learns whether the bot accepted it. */
export async function sendTeamEvent({ teams, endpoint, person, conversation }: TeamHappening, event: TeamEvent): Promise<void> {
  const host = event.isInChannel ? conversation : hostOf(teams, conversation);
  const activity = activityOf({ teams, serviceUrl: endpoint.serviceUrl, person, conversation: host, root: null });
  const id = `f:${randomUUID()}`;
  const channelData = { tenant: { id: teams.tenantId }, ...teamOf(conversation), ...event.channelData };
  await endpoint.deliver({ ...activity, type: event.type, id, ...event.properties, channelData });
}

/** Events of a team are sent in its General channel, whose id is the team's (Microsoft: Conversation events). */
function hostOf({ chats }: TeamsTenant, conversation: Conversation): Conversation {
  return (conversation.team && chats.conversation(conversation.team.id)) ?? conversation;
}

function teamOf({ team }: Conversation): object {
  return team ? { team: { id: team.id, aadGroupId: team.aadGroupId, name: team.name } } : {};
}
