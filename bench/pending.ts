import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { seedCrowds } from "../sandbox/tenant/seed.ts";
import type { Message } from "../sandbox/teams/chats/message.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import type { Bench, Finding } from "./measurement.ts";
import { openTables } from "./open-tables.ts";
import { storePending } from "./pending-invitations.ts";
import { median, spread } from "./statistics.ts";

const pending = 100_000;
const users = 1_000_000;
const warmUps = 10;
const asked = 30;
const budgetMs = 50;
const rowsOfAPage = 10;

/** How long the first page of `pending` takes, from the message to its answer, for somebody who has invited all pending guests. */
export async function measurePending({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: "3600" });
  await storePending(sandbox, settings, { count: pending, young: 1_000, inDirectory: 2_000 });
  await giveAllTo(PERSON_IDS.adele, settings);
  seedCrowds(sandbox.tenant, { members: users - pending, guests: pending, acceptedGuests: 0 });
  const channel = await Channel.open(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  try {
    const [taken, posted]: [number[], Message[]] = [[], []];
    sandbox.teams.chats.events.on("posted", (message) => posted.push(message));
    for (let index = -warmUps; index < asked; index += 1) {
      const from = performance.now();
      await channel.say(bot.endpoint, "pending");
      if (index >= 0) taken.push(performance.now() - from);
      expectFirstPage(posted.splice(0));
    }
    return [
      {
        what: `the first page of \`pending\`, with ${pending} pending invitations of one person and ${users} users (SQLite)`,
        measured: `${spread(taken, 0)} ms`,
        budget: `≤ ${budgetMs} ms`,
        met: median(taken) <= budgetMs,
      },
    ];
  } finally {
    await bot.stop();
  }
}

/** @throws Error unless one card was posted, with the count of all and a page of invitations. */
function expectFirstPage(posted: readonly Message[]): void {
  const text = JSON.stringify(posted.map(({ content }) => content.card));
  const rows = new Set(text.match(/partner-\d+@northwind\.example/g));
  const isWhole = posted.length === 1 && text.includes(` ${pending} `) && rows.size === rowsOfAPage;
  if (!isWhole) throw new Error(`\`pending\` was answered with ${text}`);
}

async function giveAllTo(requester: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const db = openTables(settings);
  await db.updateTable("invitations").set({ requester_id: requester }).execute();
  await db.destroy();
}
