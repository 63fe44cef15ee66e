import { Kysely } from "kysely";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { seedCrowds } from "../sandbox/tenant/seed.ts";
import { openSqlite } from "../src/adapters/store/sqlite/open-sqlite.ts";
import { NodeSqliteDialect } from "../src/adapters/store/sqlite/sqlite-dialect.ts";
import { storeLocation } from "../src/adapters/store/store-location.ts";
import type { Tables } from "../src/adapters/store/tables.ts";
import { systemClock } from "../src/clock.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import type { Bench, Finding } from "./measurement.ts";
import { storePending } from "./pending-invitations.ts";
import { median, spread } from "./statistics.ts";

const pending = 100_000;
const users = 1_000_000;
const warmUps = 10;
const asked = 30;
const budgetMs = 50;

/** How long the first page of `pending` takes, from the message to its answer, for somebody who has invited all pending guests. */
export async function measurePending({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: "3600" });
  await storePending(sandbox, settings, { count: pending, young: 1_000, inDirectory: 2_000 });
  await giveAllTo(PERSON_IDS.adele, settings["DATABASE_URL"] ?? "");
  seedCrowds(sandbox.tenant, { members: users - pending, guests: pending, acceptedGuests: 0 });
  const channel = await Channel.open(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  try {
    const taken: number[] = [];
    for (let index = -warmUps; index < asked; index += 1) {
      const from = performance.now();
      await channel.say(bot.endpoint, "pending");
      if (index >= 0) taken.push(performance.now() - from);
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

async function giveAllTo(requester: string, url: string): Promise<void> {
  const place = storeLocation(url);
  if (place.kind !== "sqlite") throw new Error("this bench fills SQLite files");
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openSqlite(place.path, 1_000), systemClock) });
  await db.updateTable("invitations").set({ requester_id: requester }).execute();
  await db.destroy();
}
