import { botNotInRoster, conversationNotFound } from "./connector-error.ts";
import { parseConversationId } from "./ids.ts";
import type { Conversation } from "./message.ts";
import type { TeamsTenant } from "./teams-tenant.ts";

/** A place where the bot may speak: a chat, a channel (`root` null: a new thread), or a thread in it. */
export interface BotPlace {
  readonly conversation: Conversation;
  readonly root: string | null;
}

/**
 * Finds what a connector conversation id names.
 * @throws ConnectorError 404 for an unknown conversation or thread, 403 where the bot isn't installed (teams.md §6.5).
 */
export function placeOfBot(teams: TeamsTenant, id: string): BotPlace {
  const address = parseConversationId(id);
  const conversation = teams.chats.conversation(address.conversation);
  if (!conversation) throw conversationNotFound();
  if (!conversation.botIsMember) throw botNotInRoster();
  if (address.root !== null && !isThread(teams, conversation, address.root)) throw conversationNotFound();
  return { conversation, root: address.root };
}

function isThread(teams: TeamsTenant, conversation: Conversation, root: string): boolean {
  return conversation.kind === "channel" && teams.chats.message(conversation.id, root)?.root === null;
}
