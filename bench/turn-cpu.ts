import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { cardEdited, expectLivingCard } from "./living-card.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";
import type { PretendTenant } from "./pretend-tenant.ts";
import { median, spread } from "./statistics.ts";

const rounds = 7;
/** A submit takes as much as many others: fewer of them say as much. */
const turns = { echo: 150, form: 150, submit: 30 };
const warmUp = 3;
const atOnce = 4;
const formBudget = 1.8;
const submitBudget = 15;

/** CPU time of Guestlist's turns as a multiple of a bare echo bot's, round by round in turn so that both meet the same noise. */
export async function measureTurnCpu({ outside, botSettings }: Bench): Promise<readonly Finding[]> {
  const echo = await BotProcess.start("bench/echo-bot.ts", outside.botEnvironment);
  const guestlist = await BotProcess.start("src/main.ts", botSettings({ DIRECTORY_POLL_SECONDS: "3600" }));
  const channel = new Channel(outside);
  const say = (bot: BotProcess) => () => channel.say(bot.endpoint, "invite a partner");
  const kinds = {
    echo: async (count: number) => cpuOf(echo, count, () => takeTurns(count, atOnce, say(echo))),
    form: async (count: number) => cpuOf(guestlist, count, () => takeTurns(count, atOnce, say(guestlist))),
    submit: async (count: number) => cpuOf(guestlist, count, () => submitAll(outside, channel, guestlist, count)),
  };
  try {
    for (const kind of ["echo", "form", "submit"] as const) await kinds[kind](warmUp * turns[kind]);
    const taken = { echo: [] as number[], form: [] as number[], submit: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      outside.teams.chats.clear();
      for (const kind of ["echo", "form", "submit"] as const) taken[kind].push(await kinds[kind](turns[kind]));
    }
    return findings(taken);
  } finally {
    await Promise.all([echo.stop(), guestlist.stop()]);
  }
}

function findings({ echo, form, submit }: Readonly<Record<"echo" | "form" | "submit", readonly number[]>>): readonly Finding[] {
  const ratio = (of: readonly number[]) => of.map((cpu, round) => cpu / (echo[round] ?? Number.NaN));
  return [
    { what: "echo turn, CPU", measured: `${spread(echo, 0)} µs`, budget: "" },
    {
      what: "form turn, CPU",
      measured: `${spread(ratio(form), 2)} × echo, ${median(form).toFixed(0)} µs`,
      budget: `≤ ${formBudget} × echo`,
      met: median(ratio(form)) <= formBudget,
    },
    {
      what: "submit turn, CPU, with the edit of the card after it",
      measured: `${spread(ratio(submit), 2)} × echo, ${median(submit).toFixed(0)} µs`,
      budget: `≤ ${submitBudget} × echo`,
      met: median(ratio(submit)) <= submitBudget,
    },
  ];
}

/** Microseconds of CPU that one of so many turns took. */
async function cpuOf(bot: BotProcess, count: number, work: () => Promise<void>): Promise<number> {
  const before = await bot.usage();
  await work();
  const after = await bot.usage();
  return (after.cpuMicroseconds - before.cpuMicroseconds) / count;
}

/** Submits so many forms, and waits until the job behind each has edited its card: that work belongs to the turn. */
async function submitAll(outside: PretendTenant, channel: Channel, bot: BotProcess, count: number): Promise<void> {
  const edits: Promise<void>[] = [];
  await takeTurns(count, atOnce, async () => {
    const form = await channel.form();
    edits.push(cardEdited(outside, form));
    expectLivingCard(await channel.submit(bot.endpoint, form));
  });
  await Promise.all(edits);
}
