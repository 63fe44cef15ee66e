import type { TeamChange } from "../../directory/tenant-events.ts";
import { personTeamsId } from "../chats/ids.ts";
import type { TeamHappening } from "./team-event.ts";
import { sendMemberEvent } from "./change-members.ts";

type Needs = Pick<TeamHappening, "teams" | "endpoint">;

/**
 * T127: Somebody that Graph added to the team or removed from it: people see the change, and the bot gets the event of Teams (Microsoft:
 * Conversation events). It comes from the person who did it, or from an owner when an app did.
 */
export async function announceMembership({ teams, endpoint }: Needs, { groupId, userId, what, by }: TeamChange): Promise<void> {
  const conversation = teams.chats.conversation(teams.team.id);
  const doers = [by, ...teams.ownersOf(groupId), ...teams.people.all.map(({ id }) => id)];
  const person = doers.flatMap((id) => (id === null ? [] : (teams.people.byId(id) ?? [])))[0];
  if (groupId !== teams.team.aadGroupId || !conversation || !person) return;
  if (teams.people.byId(userId)) conversation.members[what === "added" ? "add" : "delete"](userId);
  const member = { id: userId, teamsId: personTeamsId(userId, teams.appId) };
  await sendMemberEvent({ teams, endpoint, person, conversation }, what, member);
}
