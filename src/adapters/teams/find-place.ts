import type { ConversationId } from "../../domain/ids.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";

/**
 * The reference that is needed to post in a conversation; undefined for an unknown one. A thread that was forgotten when the bot was
 * removed from its team is found by its channel, once the bot is back.
 */
export async function findPlace(conversations: Conversations, id: ConversationId): Promise<ConversationReference | undefined> {
  const known = await conversations.find(id);
  const channel = channelOf(id);
  if (known || channel === id) return known;
  const place = await conversations.find(channel);
  return place && { ...place, id };
}
