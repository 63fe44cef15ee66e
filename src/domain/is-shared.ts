import type { ConversationId } from "./ids.ts";

/** Ids of channels and group chats begin with `19:`; those of 1:1 chats with `a:` (Microsoft: Conversation ids of bots). */
export function isShared(conversation: ConversationId): boolean {
  return conversation.startsWith("19:");
}
