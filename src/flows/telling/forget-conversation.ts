import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "settings">;

/** The bot was removed: it can't post in the conversation any more, or in a team in any of its channels. */
export async function forgetConversation(ports: Needs, place: Place): Promise<void> {
  const { announcements, conversations, settings } = ports;
  const { id, teamId } = place;
  await conversations.forget(id, teamId);
  const subscriptions = await announcements.list();
  const isThere = (one: Pick<Place, "teamId"> & { readonly conversation: Place["id"] }) =>
    one.conversation === id || (teamId !== undefined && one.teamId === teamId);
  const ended = subscriptions.filter(isThere);
  for (const { conversation } of ended) await announcements.stop(conversation);
  const approvals = await settings.approvalsPlace();
  if (approvals && isThere(approvals)) await settings.forgetApprovalsPlace();
}

type Place = Pick<ConversationReference, "id" | "teamId">;
