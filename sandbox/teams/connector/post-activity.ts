import type { BotActivity } from "./bot-activity.ts";
import type { BotPlace } from "./bot-presence.ts";
import { badSyntax } from "./connector-error.ts";
import type { Message } from "../chats/message.ts";
import { readContent } from "./read-content.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/**
 * Does what an activity of the bot asks for in a place: posts its message, or shows that the bot is typing.
 * @returns the message, or null when there is no id to return: Teams split the activity into several messages
 * (Microsoft: Format bot messages), or nothing was posted.
 */
export function postActivity(teams: TeamsTenant, place: BotPlace, activity: BotActivity, onlyFor: string | null = null): Message | null {
  if (activity.type === "typing") return showTyping(teams, place);
  if (activity.type !== "message") throw badSyntax("Unknown activity type");
  const address = { conversation: place.conversation.id, root: place.root };
  const [message, ...others] = readContent(teams, place.conversation, activity).map((content) =>
    teams.chats.post(address, teams.bot, content, onlyFor),
  );
  // T9
  return message && others.length === 0 ? message : null;
}

// T12
function showTyping(teams: TeamsTenant, { conversation, root }: BotPlace): null {
  teams.chats.events.emit("typing", conversation, root, teams.bot);
  return null;
}
