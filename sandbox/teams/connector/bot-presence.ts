import { botNotInRoster, conversationBlocked, conversationNotFound } from "./connector-error.ts";
import { parseConversationId } from "../chats/ids.ts";
import type { Conversation } from "../chats/message.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** A place where the bot may post: a chat, a channel (`root` null: a new thread), or a thread in it. */
export interface BotPlace {
  readonly conversation: Conversation;
  readonly root: string | null;
}

/**
 * T13: Finds the place that a connector conversation id names.
 * @throws ConnectorError 404 for an unknown conversation or thread, 403 where the bot isn't installed or is blocked
 * (Microsoft: Status codes of bot conversations).
 */
export function placeOfBot(teams: TeamsTenant, id: string): BotPlace {
  const address = parseConversationId(id);
  const conversation = teams.chats.conversation(address.conversation);
  if (!conversation) throw conversationNotFound();
  checkPresence(teams, conversation);
  if (address.root !== null && !isThread(teams, conversation, address.root)) throw conversationNotFound();
  return { conversation, root: address.root };
}

/**
 * T15: If a person never added the app, a bot in a team with them may write to them; if they removed it, it may not
 * (Microsoft: Proactive messages).
 */
function checkPresence(teams: TeamsTenant, conversation: Conversation): void {
  const state = teams.installations.state(conversation);
  // T39
  if (state === "blocked") throw conversationBlocked();
  if (state === "removed" || (state === "absent" && !sharesTeam(teams, conversation))) throw botNotInRoster();
}

// T40
function sharesTeam({ chats, installations }: TeamsTenant, { members }: Conversation): boolean {
  return chats.conversations.some(
    (other) => other.team !== null && installations.isInstalled(other) && [...members].some((person) => other.members.has(person)),
  );
}

function isThread(teams: TeamsTenant, conversation: Conversation, root: string): boolean {
  return conversation.kind === "channel" && teams.chats.message(conversation.id, root)?.root === null;
}
