import { helpCard } from "../../src/cards/help.ts";
import { commandNames } from "../command.ts";
import type { CommandCall } from "../command.ts";

/** "help", "hi": what the bot can do. */
export async function help({ turn, texts, reply }: CommandCall): Promise<void> {
  const view = { botName: turn.botName, inChannel: turn.kind !== "personal", commands: commandNames };
  await reply.card(helpCard(view, texts), texts.t("help.title", { name: turn.botName }));
}
