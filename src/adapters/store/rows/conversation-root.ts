import type { ConversationId } from "../../../domain/ids.ts";

/** A conversation without its thread: a channel's threads are `19:…@thread.tacv2;messageid=…` and share what stands before. */
export function conversationRoot(id: ConversationId): string {
  return id.replace(/;messageid=.*$/, "");
}
