import { openStoreBeside } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { CheckedTurns } from "./checked-turns.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";
import { spread } from "./statistics.ts";

const connections = 16;
const minute = 60_000;
const usualMinutes = 10;
const fewestMinutes = 3;
/** To measure how many turns a second the bot can take. */
const [manyTurns, fewTurns] = [2_000, 500];
const growthBudget = 1.1;
const latestJobMs = 5_000;
/** One of this many turns is a submit. */
const submitEvery = 50;
/** Of the wanted rate, in each minute. */
const leastShare = 0.95;

/** Half of the turns a second that the bot can take, for some minutes: whether its memory grows, and whether jobs stay behind. */
export async function measureSoak({ sandbox, botSettings, minutes: wanted, isQuick }: Bench): Promise<readonly Finding[]> {
  const minutes = wanted ?? (isQuick ? fewestMinutes : usualMinutes);
  if (!(minutes >= fewestMinutes)) throw new Error("--minutes must be 3 or more: the second is compared with the last");
  const channel = await Channel.open(sandbox);
  const settings = botSettings();
  const bot = await BotProcess.start("src/main.ts", settings);
  const turns = new CheckedTurns({ sandbox, channel, bot, settings });
  const afterEach = async () => {
    await turns.check();
    sandbox.teams.chats.clear();
  };
  try {
    const count = isQuick ? fewTurns : manyTurns;
    await turnsASecond(count, turns).then(afterEach); // V8 is still compiling
    const rate = (await turnsASecond(count, turns)) / 2;
    await afterEach();
    const [memory, reached]: [number[], number[]] = [[], []];
    for (let done = 0; done < minutes; done += 1) {
      reached.push(await keepRate(rate, turns));
      memory.push((await bot.usage()).residentKilobytes / 1_024);
      await afterEach();
    }
    return findings({ minutes, rate, reached, memory, late: await lateJobs(settings) });
  } finally {
    await bot.stop();
  }
}

async function turnsASecond(count: number, turns: CheckedTurns): Promise<number> {
  const from = performance.now();
  await takeTurns(count, connections, () => turns.askForForm());
  return count / ((performance.now() - from) / 1_000);
}

/**
 * Starts turns at this rate for a minute. When the bot falls behind, turns are started as soon as a connection is free. Returns the rate that was
 * reached.
 */
async function keepRate(rate: number, turns: CheckedTurns): Promise<number> {
  const count = Math.round((rate * minute) / 1_000);
  const from = performance.now();
  let started = 0;
  await takeTurns(count, connections, async () => {
    started += 1;
    const isSubmit = started % submitEvery === 0;
    const due = from + (started / rate) * 1_000;
    await systemClock.wait(Math.max(0, due - performance.now()));
    await (isSubmit ? turns.submit() : turns.askForForm());
  });
  return count / ((performance.now() - from) / 1_000);
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
  /** Turns a second in each minute. */
  readonly reached: readonly number[];
  /** Megabytes at the end of each minute. */
  readonly memory: readonly number[];
  readonly late: number;
}

function findings({ minutes, rate, reached, memory, late }: Soaked): readonly Finding[] {
  const [second = Number.NaN, last = Number.NaN] = [memory[1], memory.at(-1)];
  const growth = last / second;
  const least = Math.min(...reached);
  return [
    {
      what: `turns a second for ${minutes} minutes, one of ${submitEvery} a submit, each with its card; wanted ${rate.toFixed(1)}, half of the most`,
      measured: `${spread(reached, 1)}; in the slowest minute ${((100 * least) / rate).toFixed(0)} %`,
      budget: `≥ ${leastShare * 100} %`,
      met: least >= leastShare * rate,
    },
    {
      what: `memory in minute ${minutes}, as a multiple of minute 2`,
      measured: `${growth.toFixed(2)} × (${second.toFixed(0)} and ${last.toFixed(0)} MB)`,
      budget: `≤ ${growthBudget} ×`,
      met: growth <= growthBudget,
    },
    { what: `jobs that were later than ${latestJobMs / 1_000} s at the end`, measured: String(late), budget: "0", met: late === 0 },
  ];
}
