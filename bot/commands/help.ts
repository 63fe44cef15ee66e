import { helpCard } from "../../src/cards/help.ts";
import type { CommandCall } from "../command.ts";

/** "help", "hi": what the bot can do. */
export async function help({ turn, texts, reply }: CommandCall): Promise<void> {
  const view = { botName: turn.botName, inChannel: turn.kind !== "personal" };
  await reply.card(helpCard(view, texts), texts.t("help.title", { name: turn.botName }));
}
