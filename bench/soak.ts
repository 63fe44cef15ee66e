import { openStoreBeside } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";

const connections = 16;
const minute = 60_000;
const growthBudget = 1.1;
const latestJobMs = 5_000;
/** One of this many turns is a submit. */
const submitEvery = 50;

/** Half of the turns a second that the bot can take, for some minutes: whether its memory grows, and whether jobs stay behind. */
export async function measureSoak({ sandbox, botSettings, minutes }: Bench): Promise<readonly Finding[]> {
  if (!(minutes >= 3)) throw new Error("--minutes must be 3 or more: the second is compared with the last");
  const channel = await Channel.open(sandbox);
  const settings = botSettings();
  const bot = await BotProcess.start("src/main.ts", settings);
  try {
    await turnsASecond(channel, bot); // V8 is still compiling
    const rate = (await turnsASecond(channel, bot)) / 2;
    const memory: number[] = [];
    for (let done = 0; done < minutes; done += 1) {
      await keepRate(rate, () => turn(channel, bot));
      sandbox.teams.chats.clear();
      memory.push((await bot.usage()).residentKilobytes / 1_024);
    }
    return findings({ minutes, rate, memory, late: await lateJobs(settings) });
  } finally {
    await bot.stop();
  }
}

let turns = 0;
async function turn(channel: Channel, bot: BotProcess): Promise<void> {
  turns += 1;
  if (turns % submitEvery !== 0) return channel.sayAsAnother(bot.endpoint, "invite a partner");
  await channel.submit(bot.endpoint, channel.form());
}

async function turnsASecond(channel: Channel, bot: BotProcess): Promise<number> {
  const count = 2_000;
  const from = performance.now();
  await takeTurns(count, connections, () => channel.sayAsAnother(bot.endpoint, "invite a partner"));
  return count / ((performance.now() - from) / 1_000);
}

/** Starts turns at this rate for a minute. When the bot falls behind, turns are started as soon as a connection is free. */
async function keepRate(rate: number, take: () => Promise<void>): Promise<void> {
  const from = performance.now();
  let started = 0;
  await takeTurns(Math.round((rate * minute) / 1_000), connections, async () => {
    started += 1;
    const due = from + (started / rate) * 1_000;
    if (due > performance.now()) await systemClock.wait(due - performance.now());
    await take();
  });
}

/** Jobs that have been due for too long and that nobody runs. */
async function lateJobs(settings: Readonly<Record<string, string>>): Promise<number> {
  const [url, encryptionKey] = [settings["DATABASE_URL"] ?? "", settings["ENCRYPTION_KEY"] ?? ""];
  const store = await openStoreBeside({ url, encryptionKey, clock: systemClock });
  const [now, records] = [systemClock.now(), await store.jobRecords.list(undefined, 1_000)];
  await store.close();
  return records.filter(({ due, leasedUntil }) => Date.parse(now) - Date.parse(due) > latestJobMs && leasedUntil === undefined).length;
}

interface Soaked {
  readonly minutes: number;
  readonly rate: number;
  /** Megabytes at the end of each minute. */
  readonly memory: readonly number[];
  readonly late: number;
}

function findings({ minutes, rate, memory, late }: Soaked): readonly Finding[] {
  const [second = Number.NaN, last = Number.NaN] = [memory[1], memory.at(-1)];
  const growth = last / second;
  const turnsSaid = `${rate.toFixed(0)} turns a second, one of ${submitEvery} a submit`;
  return [
    {
      what: `memory in minute ${minutes}, as a multiple of minute 2; ${turnsSaid}`,
      measured: `${growth.toFixed(2)} × (${second.toFixed(0)} and ${last.toFixed(0)} MB)`,
      budget: `≤ ${growthBudget} ×`,
      met: growth <= growthBudget,
    },
    { what: `jobs that were later than ${latestJobMs / 1_000} s at the end`, measured: String(late), budget: "0", met: late === 0 },
  ];
}
