import { channelId } from "../chats/ids.ts";
import type { Conversation } from "../chats/message.ts";
import { sendTeamEvent, type TeamHappening } from "./team-event.ts";

/** Creates a channel in the team of `conversation` (any of its channels). The bot gets an event (Microsoft: Conversation events). */
export function createChannel(
  happening: TeamHappening,
  title: string,
  membership?: Conversation["membership"],
): { readonly channel: Conversation; readonly delivered: Promise<void> } {
  const { teams, conversation } = happening;
  const id = channelId(teams.tenantId, `${title}/${teams.chats.conversations.length}/${Date.now()}`);
  const { team, members } = conversation;
  const channel: Conversation = { id, kind: "channel", title, team, members, ...(membership === undefined ? {} : { membership }) };
  teams.chats.add(channel);
  return { channel, delivered: sendChannelEvent({ ...happening, conversation: channel }, "channelCreated") };
}

export async function renameChannel(happening: TeamHappening, title: string): Promise<void> {
  happening.conversation.title = title;
  happening.teams.chats.events.emit("changed");
  await sendChannelEvent(happening, "channelRenamed");
}

/** Deletes the channel with all its messages. */
export async function deleteChannel(happening: TeamHappening): Promise<void> {
  happening.teams.chats.remove(happening.conversation);
  await sendChannelEvent(happening, "channelDeleted");
}

/** A channel in `channelData`; `type` of a private or shared one (teams.net #100). */
export function channelOf({ id, title, membership }: Conversation): object {
  return { id, name: title, ...(membership === undefined ? {} : { type: membership }) };
}

// T41
async function sendChannelEvent(happening: TeamHappening, eventType: string): Promise<void> {
  const { teams, conversation } = happening;
  if (!teams.installations.isInstalled(conversation)) return;
  await sendTeamEvent(happening, {
    type: "conversationUpdate",
    properties: {},
    channelData: { eventType, channel: channelOf(conversation) },
  });
}
