import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { CheckedTurns } from "./checked-turns.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";
import { storePending } from "./pending-invitations.ts";

const pending = 100_000;
const connections = 16;
/** On a slow machine it takes longer than these seconds to take these turns. */
const seconds = 8;
const fewestTurns = 640;
/** One of this many turns is a submit. */
const submitEvery = 10;
const budgetMegabytes = 256;

/** The maximum resident memory of the bot, with many pending invitations and the load of many connections. */
export async function measureMemory({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const channel = await Channel.open(sandbox);
  const settings = botSettings();
  await storePending(sandbox, settings, { count: pending, young: 1_000, inDirectory: 2_000 });
  const bot = await BotProcess.start("src/main.ts", settings);
  try {
    const idle = await bot.usage();
    const turns = await load(new CheckedTurns({ sandbox, channel, bot, settings }));
    const { peakKilobytes } = await bot.usage();
    return [
      {
        what: `memory with ${pending} pending invitations and ${connections} connections of load (SQLite)`,
        measured: `${megabytes(peakKilobytes)} MB at most in ${turns} turns, ${megabytes(idle.peakKilobytes)} MB after the start`,
        budget: `≤ ${budgetMegabytes} MB`,
        met: peakKilobytes / 1_024 <= budgetMegabytes,
      },
    ];
  } finally {
    await bot.stop();
  }
}

/** How many turns were taken, each with its card. */
async function load(checked: CheckedTurns): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let turns = 0;
  const turn = async (): Promise<void> => {
    turns += 1;
    await (turns % submitEvery === 0 ? checked.submit() : checked.askForForm());
  };
  const isEnough = () => performance.now() >= until && turns >= fewestTurns;
  while (!isEnough()) await takeTurns(10 * connections, connections, turn);
  await checked.check();
  return turns;
}

function megabytes(kilobytes: number): string {
  return (kilobytes / 1_024).toFixed(0);
}
