import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { botClient, type BotClient } from "./bot-client.ts";
import { startFakeBot, type FakeBot } from "./fake-bot.ts";
import { pageClient, type PageClient } from "./page-client.ts";
import { signingKeys } from "./signing-keys.ts";

/** A sandbox on free ports with a fake bot, and clients for both. */
export interface StartedSandbox {
  readonly sandbox: Sandbox;
  readonly bot: FakeBot;
  /** Calls the APIs with the bot's token. */
  readonly asBot: BotClient;
  readonly adele: PageClient;
  readonly megan: PageClient;
  /** Resets the sandbox and the fake bot. */
  reset(): void;
  close(): Promise<void>;
}

export async function startedSandbox(options: { readonly botWaitMs?: number } = {}): Promise<StartedSandbox> {
  const bot = await startFakeBot();
  const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, botEndpoint: bot.url, keys: await signingKeys(), ...options });
  return {
    sandbox,
    bot,
    asBot: await botClient(sandbox),
    adele: pageClient(sandbox.pageUrl, PERSON_IDS.adele),
    megan: pageClient(sandbox.pageUrl, PERSON_IDS.megan),
    reset: () => {
      sandbox.reset();
      sandbox.setBotEndpoint(bot.url);
      bot.clear();
    },
    close: async () => {
      await sandbox.close();
      await bot.close();
    },
  };
}
