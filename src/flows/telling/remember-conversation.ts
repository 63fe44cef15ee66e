import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

/** Keeps what it takes to speak in a conversation later; other tenants' conversations are none of ours. */
export async function rememberConversation(
  { conversations, terms }: Pick<Ports, "conversations" | "terms">,
  reference: ConversationReference,
): Promise<void> {
  if (reference.tenantId === terms.tenantId) await conversations.remember(reference);
}
