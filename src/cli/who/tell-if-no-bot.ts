import type { CommandLine } from "../../command-line.ts";
import type { Shell } from "../shell.ts";

/** Says that what this command starts waits for a bot, if none runs. */
export function tellIfNoBot({ say, common }: Pick<Shell, "say" | "common">, { isBotRunning }: Pick<CommandLine, "isBotRunning">): void {
  if (!isBotRunning && !common.whatIf) say("No bot runs on this database: cards, notices and jobs wait until one does.");
}
