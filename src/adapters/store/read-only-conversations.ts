import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { ConversationId } from "../../domain/ids.ts";

/** Stored conversations for a process that may not write: what it remembers or forgets, only this process knows. */
export function unwrittenConversations(stored: Conversations): Conversations {
  const changed = new Map<ConversationId, ConversationReference | undefined>();
  return {
    remember: async (reference) => void changed.set(reference.id, reference),
    find: async (id) => (changed.has(id) ? changed.get(id) : stored.find(id)),
    anyChannel: () => stored.anyChannel(),
    any: () => stored.any(),
    forget: async (id) => void changed.set(id, undefined),
  };
}
