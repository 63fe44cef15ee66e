import { TEAM_TAGS } from "../../directory/team-tags.ts";
import type { MentionEntity } from "./bot-activity.ts";
import { badArgument } from "./connector-error.ts";
import type { Conversation, Mention } from "../chats/message.ts";
import type { RosterPerson } from "../chats/people.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** The place of a mention, and the person with an id in that place. */
export interface MentionPlace {
  readonly teams: TeamsTenant;
  readonly conversation: Conversation;
  readonly person: Pick<RosterPerson, "teamsId" | "name"> | undefined;
}

/**
 * The person or the tag that an entity mentions. @throws ConnectorError 400 for an unknown person, and for a tag that the channel's team
 * doesn't have.
 */
export function toMention(place: MentionPlace, text: string, mentioned: NonNullable<MentionEntity["mentioned"]>): Mention {
  const { teams, person } = place;
  if (mentioned.type === "tag") return tagMention(place, text, mentioned.id);
  if (mentioned.id === teams.bot.id) return { text, id: teams.bot.id, name: teams.bot.name };
  if (!person) throw badArgument(mentioned.id.startsWith("29:") ? "Failed to decrypt pairwise id" : "Invalid mention entity");
  return { text, id: person.teamsId, name: mentioned.name ?? person.name };
}

/** T112: A tag of the channel's team. Its members are notified as if they were mentioned (Microsoft: Channel and group conversations). */
function tagMention({ conversation: { team } }: MentionPlace, text: string, id: string): Mention {
  const tag = TEAM_TAGS.find((each) => each.id === id && each.teamId === team?.aadGroupId);
  if (!tag) throw badArgument(`Mentioned tag with ID ${id} doesn't exist in current team`);
  return { text, id, name: tag.displayName, tagged: tag.members };
}
