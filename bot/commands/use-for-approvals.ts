import { useForApprovalsCard } from "../../src/cards/use-for-approvals.ts";
import type { CommandCall } from "../command.ts";

/** "use this channel for approvals": asks first, on a card whose button brings the proof that an administrator wants it. */
export async function useForApprovals({ turn, texts, reply }: CommandCall): Promise<void> {
  if (turn.kind !== "channel") return reply.text(texts.t("approvals-channel.elsewhere"));
  await reply.card(useForApprovalsCard(texts), texts.t("approvals-channel.confirm-title"));
}
