import type { CloudAdapter } from "botbuilder";
import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { NoChat } from "../../ports/notifier.ts";
import { findPlace } from "./find-place.ts";
import { isBadRequest, outcomeOfFailure } from "./send-failure.ts";

interface Options {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** Audience of the bot's own token. */
  readonly botScope: string;
  readonly conversations: Conversations;
  serviceUrlAllowed(url: string): boolean;
}

/**
 * The 1:1 chat with a person, created through the service of a conversation that they are in (or of any other in the tenant, when the bot
 * was removed from it), and remembered. Teams gives the same chat every time, so this can be repeated. "unreachable": they have neither the app nor a team with it (Microsoft: Send proactive messages);
 * "not-now": a refusal that may pass.
 * @throws GuestlistError `teams-unavailable`, `teams-refused`.
 */
export async function openChat(options: Options, person: PersonId, near: ConversationId): Promise<ConversationId | NoChat> {
  const { conversations, serviceUrlAllowed } = options;
  const neighbour = (await findPlace(conversations, near)) ?? (await conversations.any());
  if (!neighbour || !serviceUrlAllowed(neighbour.serviceUrl)) return "unreachable";
  const id = await create(options, person, neighbour);
  if (id === "unreachable" || id === "not-now") return id;
  const { tenantId, serviceUrl, botId } = neighbour;
  await conversations.remember({ id, kind: "personal", tenantId, serviceUrl, botId });
  return id;
}

/** Teams answers 400 to an id of nobody, or of nobody in this tenant. */
async function create(
  { adapter, appId, botScope }: Options,
  person: PersonId,
  near: ConversationReference,
): Promise<ConversationId | NoChat> {
  const { tenantId, serviceUrl, botId } = near;
  const members = [{ id: person, name: "" }];
  const wanted = { isGroup: false, bot: { id: botId, name: "" }, members, tenantId, channelData: { tenant: { id: tenantId } } };
  let id: string | undefined;
  try {
    await adapter.createConversationAsync(appId, "msteams", serviceUrl, botScope, wanted, async ({ activity }) => {
      id = activity.conversation.id;
    });
  } catch (error) {
    if (!isBadRequest(error)) return outcomeOfFailure(error, "edit").kind === "not-now" ? "not-now" : "unreachable";
  }
  return (id ?? "unreachable") as ConversationId | NoChat;
}
