import type { ConversationId } from "./ids.ts";

/**
 * Ids of channels end in `@thread.tacv2` (older ones in `@thread.skype`), before the thread; those of chats don't (Microsoft: Conversation
 * ids of bots).
 */
export function isChannel(conversation: ConversationId): boolean {
  return /@thread\.(?:tacv2|skype)(?:;|$)/.test(conversation);
}
