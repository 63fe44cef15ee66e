import { announceEverythingCard } from "../../src/cards/announce-everything.ts";
import type { CommandCall } from "../command.ts";

/** "announce everything here": asks first, on a card whose button brings the proof that an administrator wants it. */
export async function announceAll({ texts, reply }: CommandCall): Promise<void> {
  await reply.card(announceEverythingCard(texts), texts.t("announce.confirm-title"));
}
