import type { ConversationReference } from "../../src/ports/conversations.ts";
import { id } from "./ids.ts";

/** A channel's thread that the bot knows. */
export function conversationReference(given: Partial<ConversationReference> = {}): Required<ConversationReference> {
  return {
    id: id("19:general@thread.tacv2;messageid=1700000000001"),
    kind: "channel",
    tenantId: "tenant",
    serviceUrl: "https://smba.trafficmanager.net/emea/",
    botId: "28:bot",
    teamId: "19:team@thread.tacv2",
    channelId: "19:general@thread.tacv2",
    ...given,
  };
}
