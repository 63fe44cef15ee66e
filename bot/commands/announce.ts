import { referenceOf } from "../turn.ts";
import type { CommandCall } from "../command.ts";

/** "announce acceptances here": the channel is told when a partner accepts an invitation that began in its team. */
export async function announce({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const outcome = await flows.announceHere({ place: referenceOf(turn), by: turn.person });
  await reply.text(texts.t(`announce.${outcome}`, { command: texts.t("commands.stop-announcing.title") }));
}
