import { helpCard } from "../../src/cards/help.ts";
import { commandNames } from "../command.ts";
import type { CommandCall } from "../command.ts";

/** "help", "hi": what the bot can do. Commands of administrators are shown to them alone; they work for nobody else. */
export async function help({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const isAdmin = await flows.isKnownAdmin(turn.person.id);
  const commands = commandNames.filter((name) => isAdmin || !ofAdmins.has(name));
  const view = { botName: turn.botName, inChannel: turn.kind !== "personal", commands };
  await reply.card(helpCard(view, texts), texts.t("help.title", { name: turn.botName }));
}

const ofAdmins: ReadonlySet<(typeof commandNames)[number]> = new Set(["announce-all", "use-for-approvals"]);
