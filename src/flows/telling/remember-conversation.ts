import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

/** Keeps the reference that is needed to post in a conversation later, unless it is another tenant's. */
export async function rememberConversation(
  { conversations, terms }: Pick<Ports, "conversations" | "terms">,
  reference: ConversationReference,
): Promise<void> {
  if (reference.tenantId === terms.tenantId) await conversations.remember(reference);
}
