import type { CloudAdapter } from "botbuilder";
import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import { findPlace } from "./find-place.ts";
import { outcomeOfFailure } from "./send-failure.ts";

interface Options {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** Audience of the bot's own token. */
  readonly botScope: string;
  readonly conversations: Conversations;
  serviceUrlAllowed(url: string): boolean;
}

/**
 * The 1:1 chat with a person, created through the service of a conversation that they are in, and remembered. Teams gives the same chat
 * every time. "unreachable": they have neither the app nor a team with it (Microsoft: Send proactive messages).
 * @throws GuestlistError `teams-unavailable`, `teams-refused`.
 */
export async function openChat(options: Options, person: PersonId, near: ConversationId): Promise<ConversationId | "unreachable"> {
  const { conversations, serviceUrlAllowed } = options;
  const neighbour = await findPlace(conversations, near);
  if (!neighbour || !serviceUrlAllowed(neighbour.serviceUrl)) return "unreachable";
  const id = await create(options, person, neighbour);
  if (id === undefined) return "unreachable";
  const { tenantId, serviceUrl, botId } = neighbour;
  await conversations.remember({ id, kind: "personal", tenantId, serviceUrl, botId });
  return id;
}

/** Teams answers 400 to an id of nobody, or of nobody in this tenant. */
function isNobodyHere(error: unknown): boolean {
  return typeof error === "object" && error !== null && "statusCode" in error && error.statusCode === 400;
}

/** Undefined when the person can't be reached. */
async function create(
  { adapter, appId, botScope }: Options,
  person: PersonId,
  near: ConversationReference,
): Promise<ConversationId | undefined> {
  const { tenantId, serviceUrl, botId } = near;
  const members = [{ id: person, name: "" }];
  const wanted = { isGroup: false, bot: { id: botId, name: "" }, members, tenantId, channelData: { tenant: { id: tenantId } } };
  let id: string | undefined;
  try {
    await adapter.createConversationAsync(appId, "msteams", serviceUrl, botScope, wanted, async ({ activity }) => {
      id = activity.conversation.id;
    });
  } catch (error) {
    if (!isNobodyHere(error)) outcomeOfFailure(error);
  }
  return id as ConversationId | undefined;
}
