import type { ChangeApp } from "../../page-api/teams-api.ts";
import { channelOf } from "./change-channels.ts";
import { sendTeamEvent, type TeamEvent, type TeamHappening } from "./team-event.ts";

/**
 * Adds the app to a team, a group chat, a person, or a private or shared channel, removes it, or blocks it for a person. The bot gets both
 * installationUpdate and conversationUpdate (Microsoft: Conversation events), but for such a channel only the second. Blocking sends no
 * event.
 */
export async function changeApp(happening: TeamHappening, state: ChangeApp["state"]): Promise<void> {
  const { teams, conversation } = happening;
  const wasInstalled = teams.installations.isInstalled(conversation);
  teams.installations.set(conversation, state);
  teams.chats.events.emit("changed");
  if (state === "installed" && !wasInstalled) await sendInstallationEvents(happening);
  if (state === "removed" && wasInstalled) for (const event of removalOf(happening)) await sendTeamEvent(happening, event);
}

/** Sends the events for the app's installation in that conversation. */
export async function sendInstallationEvents(happening: TeamHappening): Promise<void> {
  for (const event of installationOf(happening)) await sendTeamEvent(happening, event);
}

function installationOf({ teams, conversation }: TeamHappening): readonly TeamEvent[] {
  if (conversation.membership !== undefined)
    return [channelEvent(conversation, { membersAdded: [{ id: teams.bot.id }] }, "channelMemberAdded")];
  const isTeam = conversation.team !== null;
  return [
    {
      type: "installationUpdate",
      properties: { action: "add" },
      channelData: isTeam ? { settings: { selectedChannel: { id: conversation.team.id } } } : {},
    },
    {
      type: "conversationUpdate",
      properties: { membersAdded: [{ id: teams.bot.id }] },
      channelData: isTeam ? { eventType: "teamMemberAdded" } : {},
    },
  ];
}

// T38
function removalOf({ teams, conversation }: TeamHappening): readonly TeamEvent[] {
  if (conversation.membership !== undefined)
    return [channelEvent(conversation, { membersRemoved: [{ id: teams.bot.id }] }, "channelMemberRemoved")];
  return [
    { type: "installationUpdate", properties: { action: "remove" }, channelData: {} },
    {
      type: "conversationUpdate",
      properties: { membersRemoved: [{ id: teams.bot.id }] },
      channelData: conversation.team ? { eventType: "teamMemberRemoved" } : {},
    },
  ];
}

/** T116: the bot was allowed or disallowed in one private or shared channel (Agents #179, teams.net #100). */
function channelEvent(conversation: TeamHappening["conversation"], properties: object, eventType: string): TeamEvent {
  return { type: "conversationUpdate", properties, channelData: { eventType, channel: channelOf(conversation) }, isInChannel: true };
}
