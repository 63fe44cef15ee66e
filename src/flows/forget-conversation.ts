import type { ConversationReference } from "../ports/conversations.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "announcements" | "conversations">;

/** The bot was removed: nothing can be said there any more, in a team in none of its channels. */
export async function forgetConversation({ announcements, conversations }: Needs, place: Place): Promise<void> {
  const { id, teamId } = place;
  await conversations.forget(id, teamId);
  const subscriptions = await announcements.list();
  const ended = subscriptions.filter((one) => one.conversation === id || (teamId !== undefined && one.teamId === teamId));
  for (const { conversation } of ended) await announcements.stop(conversation);
}

type Place = Pick<ConversationReference, "id" | "teamId">;
