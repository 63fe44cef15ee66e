import { useForApprovalsCard } from "../../src/cards/use-for-approvals.ts";
import type { CommandCall } from "../command.ts";

/** "use this channel for approvals": asks on a card. Its button brings the token that proves that an administrator pressed. */
export async function useForApprovals({ turn, texts, reply }: CommandCall): Promise<void> {
  if (turn.kind !== "channel") return reply.text(texts.t("approvals-channel.elsewhere"));
  await reply.card(useForApprovalsCard(texts), texts.t("approvals-channel.confirm-title"));
}
