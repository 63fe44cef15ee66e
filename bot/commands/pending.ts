import { pendingCard } from "../../src/cards/pending.ts";
import type { CommandCall } from "./command.ts";

/** "pending": what still waits for a partner. */
export async function pending({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const list = await flows.listPending({ by: turn.person, conversation: turn.conversation, personal: turn.kind === "personal" });
  await reply.card(pendingCard(list, texts), texts.t("commands.pending.title"));
}
