import { announceEverythingCard } from "../../src/cards/announce-everything.ts";
import type { CommandCall } from "../command.ts";

/** "announce everything here": asks on a card. Its button brings the token that proves that an administrator pressed. */
export async function announceAll({ texts, reply }: CommandCall): Promise<void> {
  await reply.card(announceEverythingCard(texts), texts.t("announce.confirm-title"));
}
