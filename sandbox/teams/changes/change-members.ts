import type { RosterPerson, TeamsPerson } from "../chats/people.ts";
import { sendTeamEvent, type TeamHappening } from "./team-event.ts";

/**
 * Adds a person to a team (by any of its channels) or a group chat. A bot that is installed there gets an event
 * (Microsoft: Conversation events).
 */
export async function addMember(happening: TeamHappening, member: TeamsPerson): Promise<void> {
  const { members } = happening.conversation;
  if (members.has(member.id)) return;
  members.add(member.id);
  await sendMemberEvent(happening, "added", member);
}

/** Removes a person. */
export async function removeMember(happening: TeamHappening, member: TeamsPerson): Promise<void> {
  if (!happening.conversation.members.delete(member.id)) return;
  await sendMemberEvent(happening, "removed", member);
}

/** Sends the bot the event for somebody who came or left, if it is installed there. */
export async function sendMemberEvent(
  happening: TeamHappening,
  what: "added" | "removed",
  member: Pick<RosterPerson, "id" | "teamsId">,
): Promise<void> {
  const { teams, conversation } = happening;
  teams.chats.events.emit("changed");
  if (!teams.installations.isInstalled(conversation)) return;
  await sendTeamEvent(happening, {
    type: "conversationUpdate",
    properties: { [what === "added" ? "membersAdded" : "membersRemoved"]: [{ id: member.teamsId, aadObjectId: member.id }] },
    channelData: conversation.team ? { eventType: what === "added" ? "teamMemberAdded" : "teamMemberRemoved" } : {},
  });
}
